// The limits of a machine's signals: what is watched, and what happens when one is broken.
import { ActionIcon, Button } from '@mantine/core';
import { useMutation, useQueries, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Point, Rule } from '@/api/contract';
import { pointsQuery, removeRule, rulesQuery } from '@/api/points';
import { useMay } from '@/features/shell/useMay';
import { formatQuantity } from '@/i18n/numbers';
import { textOfCode, useText } from '@/i18n/useText';
import { announce } from '@/ui/announcements';
import { Dialog } from '@/ui/Dialog';
import { Icon } from '@/ui/Icon';
import { SeverityMark } from '@/ui/Mark';
import { Panel } from '@/ui/Panel';
import { ProblemNotice } from '@/ui/ProblemNotice';
import styles from './Limits.module.css';

export function Limits({ assetId }: { assetId: string }) {
  const text = useText();
  const points = useQuery(pointsQuery({ asset_id: assetId })).data ?? [];
  const rules = useQueries({
    queries: points.map((point) => rulesQuery(point.id)),
    combine: (answers) => answers.flatMap((answer) => answer.data ?? []),
  });
  if (points.length === 0) return null;
  return (
    <Panel title={text('limits.title')} isFlush>
      {rules.length === 0 && <p className={styles.none}>{text('limits.none')}</p>}
      <ul>
        {rules.map((rule) => (
          <Limit key={rule.id} rule={rule} point={points.find((point) => point.id === rule.point_id)} />
        ))}
      </ul>
    </Panel>
  );
}

function Limit({ rule, point }: { rule: Rule; point: Point | undefined }) {
  const text = useText();
  const mayRemove = useMay('rule.write');
  const [isAsking, setAsking] = useState(false);
  const delay = rule.params.on_delay_s;
  return (
    <li className={styles.limit}>
      <div className={styles.words}>
        <span className={styles.name}>{point?.name || point?.key}</span>
        <span>
          <Condition rule={rule} unit={point?.unit ?? ''} /> <SeverityMark severity={rule.severity} />
        </span>
        <span className="faint">
          {text('limits.meaning', {
            mode: textOfCode('failure_mode', rule.failure_mode),
            effect: text(`limits.effect_${rule.effect ?? 'work_order'}`),
          })}
          {delay ? ` · ${text('limits.hold', { count: delay })}` : ''}
        </span>
      </div>
      {mayRemove && (
        <ActionIcon variant="subtle" color="gray" size={36} aria-label={text('limits.remove_of', { name: rule.name })} onClick={() => setAsking(true)}>
          <Icon name="cross" />
        </ActionIcon>
      )}
      {isAsking && <RemoveLimit rule={rule} onClose={() => setAsking(false)} />}
    </li>
  );
}

/** What is watched for: a line a person drew, or what a chart found usual. */
function Condition({ rule, unit }: { rule: Rule; unit: string }) {
  const text = useText();
  if ('limit' in rule.params) return `${rule.params.direction === 'high' ? '≥' : '≤'} ${formatQuantity(rule.params.limit, unit)}`;
  const chart = rule.chart;
  if (!chart) return text('chart.not_begun');
  if (chart.phase === 'learning') {
    const learning = text('chart.learning', { learned: chart.learned, needed: chart.needed });
    return chart.reason ? `${learning} · ${text(`chart.reason_${chart.reason}`)}` : learning;
  }
  return text('chart.armed', { low: formatQuantity(chart.low ?? 0, unit), high: formatQuantity(chart.high ?? 0, unit) });
}

function RemoveLimit({ rule, onClose }: { rule: Rule; onClose: () => void }) {
  const text = useText();
  const queries = useQueryClient();
  const removing = useMutation({
    mutationFn: () => removeRule(rule),
    onSuccess: async () => {
      announce(text('limits.removed', { name: rule.name }));
      onClose();
      await Promise.all(['rules', 'assets', 'gateways'].map((key) => queries.invalidateQueries({ queryKey: [key] })));
    },
  });
  const reload = () => {
    onClose();
    void queries.invalidateQueries({ queryKey: ['rules'] });
  };
  return (
    <Dialog title={text('limits.remove_title', { name: rule.name })} onClose={onClose}>
      <div className={styles.dialog}>
        <p>{text('limits.remove_words')}</p>
        {removing.error && <ProblemNotice error={removing.error} onRetry={reload} />}
        <div className={styles.buttons}>
          <Button variant="default" onClick={onClose} autoFocus>
            {text('form.cancel')}
          </Button>
          <Button loading={removing.isPending} onClick={() => removing.mutate()}>
            {text('limits.remove')}
          </Button>
        </div>
      </div>
    </Dialog>
  );
}
