// What is known of a site, for those who only read it.
import type { Site } from '@/api/contract';
import { useText } from '@/i18n/useText';
import { Facts } from '@/ui/Facts';
import { Panel } from '@/ui/Panel';

export function SiteFacts({ site }: { site: Site }) {
  const text = useText();
  const position = site.latitude !== null && site.longitude !== null && `${site.latitude}, ${site.longitude}`;
  return (
    <Panel title={text('asset.details')}>
      <Facts
        facts={[
          [text('site.address'), site.address],
          [text('site.position'), position],
          ...site.contacts.map((one): [string, React.ReactNode] => [
            one.role || text('site.contact'),
            <>
              {one.name} {one.phone && <a href={`tel:${one.phone}`}>{one.phone}</a>}{' '}
              {one.email && <a href={`mailto:${one.email}`}>{one.email}</a>}
            </>,
          ]),
        ]}
      />
    </Panel>
  );
}
