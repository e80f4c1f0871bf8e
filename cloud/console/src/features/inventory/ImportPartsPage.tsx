// Parts from a CSV file.
import { useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { importParts } from '@/api/inventory';
import { ImportPanel } from '@/features/imports/ImportPanel';
import { useText } from '@/i18n/useText';
import { PageHeader } from '@/ui/PageHeader';
import styles from './Inventory.module.css';

export function ImportPartsPage() {
  const text = useText();
  const queries = useQueryClient();
  return (
    <div className={styles.page}>
      <PageHeader above={<Link to="/parts">{text('parts.title')}</Link>} title={text('parts.import')} />
      <ImportPanel
        about={text('parts.import_words')}
        template="/api/v1/parts/import-template"
        send={importParts}
        onDone={() => void queries.invalidateQueries({ queryKey: ['stock'] })}
      />
    </div>
  );
}
