// A CSV file on its way in: chosen, tried without keeping anything, read by a person, then imported as a whole.
import { Button, FileButton } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { ImportReport } from '@/api/contract';
import { useText } from '@/i18n/useText';
import { announce } from '@/ui/announcements';
import { Mark } from '@/ui/Mark';
import { Panel } from '@/ui/Panel';
import { ProblemNotice } from '@/ui/ProblemNotice';
import styles from './ImportPanel.module.css';

interface ImportPanelProps {
  /** What the file holds, and how a row is found again. */
  about: string;
  /** Where an empty file with the right columns is. */
  template: string;
  send: (file: File, isDryRun: boolean) => Promise<ImportReport>;
  onDone: () => void;
}

export function ImportPanel({ about, template, send, onDone }: ImportPanelProps) {
  const text = useText();
  const [file, setFile] = useState<File>();
  const trying = useMutation({ mutationFn: (chosen: File) => send(chosen, true) });
  const importing = useMutation({
    mutationFn: (chosen: File) => send(chosen, false),
    onSuccess: () => {
      announce(text('import.done'));
      onDone();
    },
  });
  const choose = (chosen: File | null) => {
    if (!chosen) return;
    setFile(chosen);
    importing.reset();
    trying.mutate(chosen);
  };
  const error = importing.error ?? trying.error;
  const report = importing.data ?? trying.data;
  const hasWork = report !== undefined && report.problem_count === 0 && report.added + report.changed > 0;
  return (
    <div className={styles.parts}>
      <Panel title={text('import.choose')}>
        <p className="quiet">{about}</p>
        <p className={styles.words}>{text('import.words')}</p>
        <div className={styles.buttons}>
          <FileButton onChange={choose} accept=".csv,text/csv">
            {(props) => (
              <Button {...props} variant="default" loading={trying.isPending}>
                {text(file ? 'import.choose_another' : 'import.choose_file')}
              </Button>
            )}
          </FileButton>
          <a href={template} download>
            {text('import.template')}
          </a>
        </div>
      </Panel>
      {error && <ProblemNotice error={error} />}
      {report && file && (
        <Panel title={file.name} aside={text(report.is_dry_run ? 'import.tried' : 'import.kept')}>
          <Counts report={report} />
          {report.problem_count > 0 && <Problems report={report} />}
          {report.is_dry_run && hasWork && (
            <div className={styles.buttons}>
              <Button loading={importing.isPending} onClick={() => importing.mutate(file)}>
                {text('import.import', { count: report.added + report.changed })}
              </Button>
            </div>
          )}
        </Panel>
      )}
    </div>
  );
}

function Counts({ report }: { report: ImportReport }) {
  const text = useText();
  const counts = (['added', 'changed', 'unchanged'] as const).map((name) => [name, report[name]] as const);
  return (
    <dl className={styles.counts} role="status">
      {counts.map(([name, count]) => (
        <div key={name}>
          <dt>{text(`import.${name}`)}</dt>
          <dd>{count}</dd>
        </div>
      ))}
      <div>
        <dt>{text('import.problems')}</dt>
        <dd>{report.problem_count > 0 ? <Mark icon="triangle" tone="high">{String(report.problem_count)}</Mark> : 0}</dd>
      </div>
    </dl>
  );
}

function Problems({ report }: { report: ImportReport }) {
  const text = useText();
  return (
    <>
      <p className={styles.words}>{text('import.mend')}</p>
      <ul className={styles.problems} aria-label={text('import.problems')}>
        {report.problems.map((one) => (
          <li key={`${one.row} ${one.column} ${one.message}`}>
            <span className={styles.place}>
              {text('import.row', { number: one.row })} <span className="mono">{one.column}</span>
            </span>
            {one.message}
          </li>
        ))}
      </ul>
      {report.problem_count > report.problems.length && (
        <p className="quiet">{text('import.more_problems', { count: report.problem_count - report.problems.length })}</p>
      )}
    </>
  );
}
