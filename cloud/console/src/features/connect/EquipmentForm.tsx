// Says what is wired to the agent: a port and a machine on it.
import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState, type SubmitEvent } from 'react';
import { configurationQuery, gatewayQuery, putConfiguration } from '@/api/gateways';
import { Problem } from '@/api/problem';
import { useText } from '@/i18n/useText';
import { announce } from '@/ui/announcements';
import { ProblemNotice } from '@/ui/ProblemNotice';
import styles from './ConnectPage.module.css';
import { withEquipment, type Wiring } from './configuration';
import { EquipmentTypeField } from './EquipmentTypeField';
import { baudRatesWith, kindsOn, USUAL_BAUD_RATE } from './equipmentKinds';

const KEY_PATTERN = '[a-z0-9][a-z0-9\\-]{0,62}';

export function EquipmentForm({ gatewayId }: { gatewayId: string }) {
  const text = useText();
  const queries = useQueryClient();
  const [port, setPort] = useState<Wiring['kind']>('serial');
  const [typeName, setTypeName] = useState('');
  const { data: gateway } = useQuery(gatewayQuery(gatewayId));
  const { data: configuration, refetch } = useQuery(configurationQuery(gatewayId));
  const kinds = kindsOn(port, gateway?.equipment_kinds);
  const chosen = kinds.find((one) => one.name === typeName) ?? kinds[0];
  const sending = useMutation({
    mutationFn: (wiring: Wiring) =>
      putConfiguration(gatewayId, configuration?.version ?? 0, withEquipment(configuration?.document ?? {}, wiring)),
    onSuccess: () => announce(text('connect.configuration_sent')),
    onSettled: () => queries.invalidateQueries({ queryKey: ['gateways'] }),
  });
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const said = (name: string) => String(form.get(name) ?? '').trim();
    sending.mutate({
      kind: port,
      place: said('place'),
      baudRate: Number(said('baud_rate')) || USUAL_BAUD_RATE,
      type: said('type'),
      key: said('key'),
      address: said('address'),
      intervalS: Number(said('interval_s')) || 1,
    });
  };
  const reload = () => {
    sending.reset();
    void refetch();
  };
  const problem = sending.error instanceof Problem ? sending.error : undefined;
  const needsAddress = chosen?.needs_address;
  return (
    <form className={styles.form} onSubmit={submit}>
      {sending.error && <ProblemNotice error={sending.error} onRetry={reload} />}
      <div className={styles.pair}>
        <NativeSelect
          label={text('connect.port_kind')}
          value={port}
          onChange={(event) => setPort(event.currentTarget.value === 'mqtt' ? 'mqtt' : 'serial')}
          data={[
            { value: 'serial', label: text('connect.port_serial') },
            { value: 'mqtt', label: text('connect.port_mqtt') },
          ]}
        />
        <EquipmentTypeField kinds={kinds} chosen={chosen?.name} onChosen={setTypeName} error={problem?.about('type')} />
      </div>
      <div className={styles.pair}>
        <TextInput
          name="place"
          required
          label={port === 'serial' ? text('connect.device') : text('connect.broker_host')}
          description={port === 'serial' ? text('connect.device_words') : undefined}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          error={problem?.about(port === 'serial' ? 'device' : 'host')}
        />
        {port === 'serial' && (
          <NativeSelect
            key={chosen?.name}
            name="baud_rate"
            label={text('connect.baud_rate')}
            defaultValue={String(chosen?.baud_rate ?? USUAL_BAUD_RATE)}
            data={baudRatesWith(chosen?.baud_rate)}
          />
        )}
        <TextInput
          name="key"
          required
          pattern={KEY_PATTERN}
          label={text('connect.equipment_key')}
          description={text('connect.equipment_key_words')}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          error={problem?.about('key')}
        />
        {needsAddress !== false && (
          <TextInput
            name="address"
            required={needsAddress}
            label={needsAddress ? text('connect.address') : `${text('connect.address')} (${text('form.optional')})`}
            description={text('connect.address_words')}
            inputWrapperOrder={['label', 'input', 'description', 'error']}
          />
        )}
        <TextInput name="interval_s" type="number" min={0.1} step="any" defaultValue="1" label={text('connect.interval')} />
      </div>
      <div className={styles.buttons}>
        <Button type="submit" variant="default" loading={sending.isPending} disabled={!configuration}>
          {text('connect.send_configuration')}
        </Button>
      </div>
    </form>
  );
}
