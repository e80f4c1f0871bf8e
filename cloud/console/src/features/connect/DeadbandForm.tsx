// How a signal is thinned out at the edge: what is left out, what that saves and what it may cost.
import { Button, TextInput } from '@mantine/core';
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState, type SubmitEvent } from 'react';
import type { Point } from '@/api/contract';
import { configurationQuery, putConfiguration } from '@/api/gateways';
import { rulesQuery, thinningQuery } from '@/api/points';
import { formatCount, formatQuantity, unitSign } from '@/i18n/numbers';
import { useText } from '@/i18n/useText';
import { announce } from '@/ui/announcements';
import { ProblemNotice } from '@/ui/ProblemNotice';
import styles from './ConnectPage.module.css';
import { reductionOf, USUAL_HEARTBEAT_S, withReduction, type Reduction } from './configuration';
import { numberOf } from './limitPreview';

const MINUTE_S = 60;

export function DeadbandForm({ point }: { point: Point }) {
  const text = useText();
  const queries = useQueryClient();
  const { data: configuration, refetch } = useQuery(configurationQuery(point.gateway_id));
  const rules = useQuery(rulesQuery(point.id)).data;
  const [typed, setTyped] = useState<{ deadband?: string; minutes?: string }>({});
  const present = reductionOf(configuration?.document ?? {}, point.key);
  const shown = {
    deadband: typed.deadband ?? (present ? String(present.deadband) : ''),
    minutes: typed.minutes ?? String((present?.heartbeatS ?? USUAL_HEARTBEAT_S) / MINUTE_S),
  };
  const wanted = reductionFrom(shown.deadband, shown.minutes);
  const tried = useQuery({
    ...thinningQuery(point.id, wanted ?? { deadband: 0, heartbeatS: USUAL_HEARTBEAT_S }),
    enabled: wanted !== null,
    placeholderData: keepPreviousData,
  });
  const sending = useMutation({
    mutationFn: (reduction: Reduction | null) =>
      putConfiguration(
        point.gateway_id,
        configuration?.version ?? 0,
        withReduction(configuration?.document ?? {}, point.key, reduction),
      ),
    onSuccess: () => {
      setTyped({});
      announce(text('connect.configuration_sent'));
    },
    onSettled: () => queries.invalidateQueries({ queryKey: ['gateways'] }),
  });
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (wanted) sending.mutate(wanted);
  };
  const reload = () => {
    sending.reset();
    void refetch();
  };
  if (rules?.some((rule) => !('limit' in rule.params))) return <p className={styles.lead}>{text('deadband.chart_needs_all')}</p>;
  const unit = unitSign(point.unit);
  return (
    <form className={styles.form} onSubmit={submit}>
      <p className={styles.lead}>{text('deadband.words')}</p>
      {sending.error && <ProblemNotice error={sending.error} onRetry={reload} />}
      <div className={styles.pair}>
        <TextInput
          label={unit ? `${text('deadband.deadband')} (${unit})` : text('deadband.deadband')}
          description={text('deadband.deadband_words')}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          inputMode="decimal"
          required
          withAsterisk={false}
          value={shown.deadband}
          onChange={(event) => {
            const deadband = event.currentTarget.value;
            setTyped((before) => ({ ...before, deadband }));
          }}
          error={shown.deadband !== '' && !isAmount(shown.deadband) ? text('deadband.needs_number') : undefined}
        />
        <TextInput
          label={text('deadband.heartbeat')}
          description={text('deadband.heartbeat_words')}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          inputMode="decimal"
          required
          withAsterisk={false}
          value={shown.minutes}
          onChange={(event) => {
            const minutes = event.currentTarget.value;
            setTyped((before) => ({ ...before, minutes }));
          }}
        />
      </div>
      <p className={styles.preview} role="status">
        {wanted ? `${savesWords()} ${errorWords(wanted)}` : text('deadband.none')}
      </p>
      <div className={styles.buttons}>
        {present && (
          <Button variant="subtle" loading={sending.isPending} onClick={() => sending.mutate(null)}>
            {text('deadband.take_away')}
          </Button>
        )}
        <Button type="submit" variant="default" loading={sending.isPending} disabled={!configuration || !wanted}>
          {text('connect.send_configuration')}
        </Button>
      </div>
    </form>
  );

  function savesWords(): string {
    if (!tried.data || tried.data.readings === 0) return text('deadband.saves_unknown');
    const { readings, kept } = tried.data;
    return text(present ? 'deadband.saves_more' : 'deadband.saves', {
      kept: formatCount(kept),
      readings: formatCount(readings),
    });
  }

  function errorWords(reduction: Reduction): string {
    return text('deadband.error', {
      deadband: formatQuantity(reduction.deadband, point.unit),
      minutes: formatCount(reduction.heartbeatS / MINUTE_S),
    });
  }
}

function isAmount(typed: string): boolean {
  return (numberOf(typed) ?? -1) >= 0;
}

function reductionFrom(deadband: string, minutes: string): Reduction | null {
  const heartbeatS = (numberOf(minutes) ?? 0) * MINUTE_S;
  if (!isAmount(deadband) || heartbeatS < 1 || heartbeatS > 86_400) return null;
  return { deadband: Number(numberOf(deadband)), heartbeatS };
}
