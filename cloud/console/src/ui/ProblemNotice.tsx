// Says what went wrong, where, and what to do.
import { Button } from '@mantine/core';
import { Problem, Unreachable } from '@/api/problem';
import { useText, type Text } from '@/i18n/useText';
import { Icon } from './Icon';
import styles from './ProblemNotice.module.css';

interface ProblemNoticeProps {
  error: unknown;
  onRetry?: (() => void) | undefined;
}

export function ProblemNotice({ error, onRetry }: ProblemNoticeProps) {
  const text = useText();
  const { title, detail, requestId } = wordsOf(error, text);
  return (
    <div className={styles.notice} role="alert">
      <span className={styles.icon}>
        <Icon name="triangle" size={18} />
      </span>
      <div className={styles.words}>
        <p className={styles.title}>{title}</p>
        {detail && <p>{detail}</p>}
        {requestId && <p className="faint">{text('problem.request', { id: requestId })}</p>}
      </div>
      {onRetry && (
        <Button variant="default" size="xs" onClick={onRetry}>
          {isStale(error) ? text('problem.reload') : text('problem.retry')}
        </Button>
      )}
    </div>
  );
}

function isStale(error: unknown): boolean {
  return error instanceof Problem && error.isConflictOfVersions;
}

function wordsOf(error: unknown, text: Text): { title: string; detail?: string; requestId?: string | undefined } {
  if (error instanceof Unreachable) {
    return { title: text('problem.unreachable'), detail: text('problem.unreachable_detail') };
  }
  if (error instanceof Problem) {
    if (error.isConflictOfVersions) {
      return { title: text('problem.changed_elsewhere'), detail: text('problem.changed_elsewhere_detail') };
    }
    const said = error.fields.map((one) => one.message).join(' ');
    const detail = error.detail || said;
    return { title: error.title || text('problem.unknown'), detail, requestId: error.requestId };
  }
  return { title: text('problem.unknown'), detail: error instanceof Error ? error.message : '' };
}
