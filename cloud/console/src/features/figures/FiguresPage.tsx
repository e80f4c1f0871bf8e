// Six figures of a branch and period: each with its definition, what it was before, and the jobs it counts.
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import type { FigureName, FigureValue } from '@/api/contract';
import { figuresQuery, type AskedPeriod, type FigurePart } from '@/api/figures';
import { formatDay } from '@/i18n/times';
import { textOfCode, useText } from '@/i18n/useText';
import { Facts } from '@/ui/Facts';
import { ListBar } from '@/ui/ListBar';
import { RowsSkeleton } from '@/ui/ListBody';
import { PageHeader } from '@/ui/PageHeader';
import { Panel } from '@/ui/Panel';
import { ProblemNotice } from '@/ui/ProblemNotice';
import styles from './Figures.module.css';
import { changeOf, formatFigure } from './formatFigure';
import { PeriodChoice } from './PeriodChoice';
import { useFigureBranch } from './useFigureBranch';

const route = getRouteApi('/inside/figures');

/** Whose jobs are fewer than the figure's, or others. */
const PART_OF: Record<string, FigurePart> = {
  worked_share: 'worked',
  technician_days: 'worked',
  invoiced: 'invoiced',
  repeats: 'repeats',
  answered: 'answered',
  answered_share: 'answered',
};

export function FiguresPage() {
  const text = useText();
  const { branch, choice } = useFigureBranch();
  const { period, from, to } = route.useSearch();
  const navigate = route.useNavigate();
  const asked: AskedPeriod = { branch_id: branch?.id ?? '', period, from, to };
  const { data, error, refetch } = useQuery({ ...figuresQuery(asked), enabled: branch !== undefined });
  const days = data?.[0] && daysOf(data[0], branch?.time_zone);
  return (
    <>
      <PageHeader
        title={text('figures.title')}
        below={days && <span>{text('figures.days', { from: formatDay(days.from), to: formatDay(days.to) })}</span>}
      />
      <ListBar exported={{ path: '/api/v1/figures', filters: { ...asked } }}>
        {choice}
        <PeriodChoice
          period={period}
          from={from}
          to={to}
          shown={days}
          onChange={(search) => void navigate({ search: (before) => ({ ...before, ...search }), replace: true })}
        />
      </ListBar>
      {error && <ProblemNotice error={error} onRetry={() => void refetch()} />}
      {!data && !error && <RowsSkeleton />}
      {data && (
        <div className={styles.figures}>
          {namesOf(data).map((name) => (
            <FigurePanel key={name} name={name} values={data.filter((one) => one.figure === name)} branch={branch?.id} />
          ))}
        </div>
      )}
    </>
  );
}

interface FigurePanelProps {
  name: FigureName;
  values: FigureValue[];
  branch: string | undefined;
}

function FigurePanel({ name, values, branch }: FigurePanelProps) {
  const text = useText();
  const [headline, ...others] = values;
  const jobs = values.find((one) => one.key === 'jobs')?.value ?? 0;
  if (!headline) return null;
  const show = (one: FigureValue) => formatFigure(one.value, one.unit, one.currency);
  const leading = (one: FigureValue) =>
    one.value ? (
      <Link to="/figures/$figure" params={{ figure: name }} search={(before: object) => ({ ...before, branch, only: PART_OF[one.key] })}>
        {show(one)}
        <span className="only-heard"> {textOfCode('figure_key', one.key)}</span>
      </Link>
    ) : (
      show(one)
    );
  return (
    <Panel
      title={textOfCode('figure', name)}
      aside={
        <Link to="/figures/$figure" params={{ figure: name }} search={(before: object) => ({ ...before, branch })} className={styles.jobs}>
          {text('figures.jobs', { count: jobs })}
          <span className="only-heard"> {textOfCode('figure', name)}</span>
        </Link>
      }
    >
      <div className={styles.figure}>
        <p className={styles.headline}>{show(headline)}</p>
        <p className={styles.before}>{wordsOfBefore(headline, text)}</p>
        <Facts facts={others.filter((one) => one.key !== 'jobs').map((one) => [textOfCode('figure_key', one.key), leading(one)])} />
        <p className="quiet">{textOfCode('figure_words', name)}</p>
      </div>
    </Panel>
  );
}

function wordsOfBefore(one: FigureValue, text: ReturnType<typeof useText>): string {
  if (one.before === null) return text('figures.no_before');
  const before = formatFigure(one.before, one.unit, one.currency);
  const change = changeOf(one.value, one.before);
  if (change === undefined) return text('figures.before', { before });
  return text('figures.before_change', { before, change: change > 0 ? `+${change}` : change });
}

function namesOf(values: FigureValue[]): FigureName[] {
  return [...new Set(values.map((one) => one.figure))];
}

/** The first and the last day on the branch's calendar. */
export function daysOf(one: FigureValue, timeZone: string | undefined): { from: string; to: string } {
  const day = (moment: number) => new Intl.DateTimeFormat('en-CA', { timeZone }).format(moment);
  return { from: day(Date.parse(one.starts_at)), to: day(Date.parse(one.ends_at) - 1) };
}
