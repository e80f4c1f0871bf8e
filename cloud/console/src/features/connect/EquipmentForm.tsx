// Says what is wired to the agent: a port and a machine on it.
import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState, type SubmitEvent } from 'react';
import { configurationQuery, putConfiguration } from '@/api/gateways';
import { Problem } from '@/api/problem';
import { useText } from '@/i18n/useText';
import { announce } from '@/ui/announcements';
import { ProblemNotice } from '@/ui/ProblemNotice';
import styles from './ConnectPage.module.css';
import { withEquipment, type Wiring } from './configuration';

const BAUD_RATES = ['9600', '19200', '38400', '57600', '115200'];
const KEY_PATTERN = '[a-z0-9][a-z0-9\\-]{0,62}';

export function EquipmentForm({ gatewayId }: { gatewayId: string }) {
  const text = useText();
  const queries = useQueryClient();
  const [kind, setKind] = useState<Wiring['kind']>('serial');
  const { data: configuration, refetch } = useQuery(configurationQuery(gatewayId));
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
      kind,
      place: said('place'),
      baudRate: Number(said('baud_rate')) || 115_200,
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
  return (
    <form className={styles.form} onSubmit={submit}>
      {sending.error && <ProblemNotice error={sending.error} onRetry={reload} />}
      <div className={styles.pair}>
        <NativeSelect
          label={text('connect.port_kind')}
          value={kind}
          onChange={(event) => setKind(event.currentTarget.value === 'mqtt' ? 'mqtt' : 'serial')}
          data={[
            { value: 'serial', label: text('connect.port_serial') },
            { value: 'mqtt', label: text('connect.port_mqtt') },
          ]}
        />
        <TextInput
          name="place"
          required
          label={kind === 'serial' ? text('connect.device') : text('connect.broker_host')}
          description={kind === 'serial' ? text('connect.device_words') : undefined}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          error={problem?.about(kind === 'serial' ? 'device' : 'host')}
        />
        {kind === 'serial' && (
          <NativeSelect name="baud_rate" label={text('connect.baud_rate')} defaultValue="115200" data={BAUD_RATES} />
        )}
      </div>
      <div className={styles.pair}>
        <TextInput
          name="type"
          required
          label={text('connect.equipment_type')}
          description={text('connect.equipment_type_words')}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          error={problem?.about('type')}
        />
        <TextInput
          name="key"
          required
          pattern={KEY_PATTERN}
          label={text('connect.equipment_key')}
          description={text('connect.equipment_key_words')}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          error={problem?.about('key')}
        />
        <TextInput
          name="address"
          label={`${text('connect.address')} (${text('form.optional')})`}
          description={text('connect.address_words')}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
        />
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
