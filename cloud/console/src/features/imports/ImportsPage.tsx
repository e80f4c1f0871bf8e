// Lists from other systems, one kind after the other, and what the company still lacks when they are in.
import { SegmentedControl } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { IMPORT_KINDS, IMPORTS, type ImportKind } from '@/api/imports';
import { useMayWhat, type Permission } from '@/features/shell/useMay';
import { useText } from '@/i18n/useText';
import { EmptyState } from '@/ui/EmptyState';
import { PageHeader } from '@/ui/PageHeader';
import { ImportPanel } from './ImportPanel';
import styles from './ImportsPage.module.css';
import { OperationalAudit } from './OperationalAudit';

const route = getRouteApi('/inside/settings/imports');

const NEEDED: Record<ImportKind, Permission> = {
  branches: 'organisation.write',
  people: 'person.write',
  customers: 'customer.write',
  technicians: 'technician.write',
  sites: 'site.write',
  assets: 'asset.write',
  parts: 'part.write',
};

export function ImportsPage() {
  const text = useText();
  const queries = useQueryClient();
  const may = useMayWhat();
  const { kind } = route.useSearch();
  const navigate = route.useNavigate();
  const kinds = IMPORT_KINDS.filter((one) => may(NEEDED[one]));
  const chosen = kinds.find((one) => one === kind) ?? kinds[0];
  return (
    <div className={styles.page}>
      <PageHeader above={<Link to="/settings">{text('settings.title')}</Link>} title={text('imports.title')} below={text('imports.words')} />
      {!chosen && <EmptyState icon="rows" title={text('imports.none')} />}
      {chosen && (
        <>
          <div className={styles.kinds}>
            <SegmentedControl
              aria-label={text('imports.kind')}
              value={chosen}
              onChange={(value) => void navigate({ search: (before) => ({ ...before, kind: IMPORT_KINDS.find((one) => one === value) }), replace: true })}
              data={kinds.map((value) => ({ value, label: text(`imports.${value}`) }))}
            />
          </div>
          <ImportPanel
            // Another kind is another file.
            key={chosen}
            about={text(`imports.${chosen}_words`)}
            template={IMPORTS[chosen].template}
            send={IMPORTS[chosen].send}
            onDone={() => void queries.invalidateQueries()}
          />
        </>
      )}
      {may('figures.read') && <OperationalAudit />}
    </div>
  );
}
