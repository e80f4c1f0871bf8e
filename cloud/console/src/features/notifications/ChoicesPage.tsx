// How you want to be told: a switch per kind of thing and way; the inbox keeps everything.
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { NotificationChoice } from '@/api/contract';
import { choicesQuery, choose } from '@/api/notifications';
import { textOfCode, useText } from '@/i18n/useText';
import { RowsSkeleton } from '@/ui/ListBody';
import { PageHeader } from '@/ui/PageHeader';
import { Panel } from '@/ui/Panel';
import { ProblemNotice } from '@/ui/ProblemNotice';
import styles from './ChoicesPage.module.css';
import { ThisBrowser } from './ThisBrowser';

const WAYS = ['push', 'mail'] as const;

export function ChoicesPage() {
  const text = useText();
  const queries = useQueryClient();
  const { data: choices, error, refetch } = useQuery(choicesQuery);
  const choosing = useMutation({
    mutationFn: ({ choice, isOn }: { choice: NotificationChoice; isOn: boolean }) => choose(choice, isOn),
    onSettled: () => queries.invalidateQueries({ queryKey: ['notifications', 'choices'] }),
  });
  const kinds = [...new Set(choices?.map((one) => one.kind))];
  const choiceOf = (kind: string, way: string) => choices?.find((one) => one.kind === kind && one.channel === way);
  const meant = (choice: NotificationChoice) =>
    choosing.isPending && choosing.variables.choice === choice ? choosing.variables.isOn : choice.is_on;
  return (
    <>
      <PageHeader above={<Link to="/inbox">{text('inbox.title')}</Link>} title={text('inbox.choices')} />
      {(error || choosing.error) && <ProblemNotice error={error ?? choosing.error} onRetry={() => void refetch()} />}
      {!choices && !error && <RowsSkeleton />}
      {choices && (
        <div className={styles.page}>
          <ThisBrowser />
          <Panel title={text('choices.kinds')}>
            <p className="quiet">{text('choices.words')}</p>
            <table className={styles.table}>
              <thead>
                <tr>
                  <th scope="col">{text('choices.about')}</th>
                  {WAYS.map((way) => (
                    <th key={way} scope="col">
                      {text(`way.${way}`)}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {kinds.map((kind) => (
                  <tr key={kind}>
                    <th scope="row">{textOfCode('notice', kind)}</th>
                    {WAYS.map((way) => {
                      const choice = choiceOf(kind, way);
                      return (
                        <td key={way}>
                          {choice && (
                            <input
                              type="checkbox"
                              aria-label={`${textOfCode('notice', kind)}: ${text(`way.${way}`)}`}
                              checked={meant(choice)}
                              onChange={(event) => choosing.mutate({ choice, isOn: event.currentTarget.checked })}
                            />
                          )}
                        </td>
                      );
                    })}
                  </tr>
                ))}
              </tbody>
            </table>
          </Panel>
        </div>
      )}
    </>
  );
}
