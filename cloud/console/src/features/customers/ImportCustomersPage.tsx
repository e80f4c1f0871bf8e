// Customers from a CSV file.
import { useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { importCustomers } from '@/api/customers';
import { ImportPanel } from '@/features/imports/ImportPanel';
import { useText } from '@/i18n/useText';
import { PageHeader } from '@/ui/PageHeader';
import styles from './Customer.module.css';

export function ImportCustomersPage() {
  const text = useText();
  const queries = useQueryClient();
  return (
    <div className={styles.page}>
      <PageHeader above={<Link to="/customers">{text('customers.title')}</Link>} title={text('customers.import')} />
      <ImportPanel
        about={text('customers.import_words')}
        template="/api/v1/customers/import-template"
        send={importCustomers}
        onDone={() => void queries.invalidateQueries({ queryKey: ['customers'] })}
      />
    </div>
  );
}
