// One customer: how to reach them, what is agreed, their sites, machines and open orders.
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { assetsQuery } from '@/api/assets';
import type { Customer } from '@/api/contract';
import { customerQuery } from '@/api/customers';
import { siteListQuery } from '@/api/sites';
import { workOrdersQuery } from '@/api/workOrders';
import { AssetTable } from '@/features/assets/AssetTable';
import { useBranchFilter } from '@/features/shell/useBranchFilter';
import { useMay } from '@/features/shell/useMay';
import { SiteTable } from '@/features/sites/SiteTable';
import { OrderTable } from '@/features/workOrders/OrderTable';
import { LANGUAGES } from '@/i18n/language';
import { useText } from '@/i18n/useText';
import columnStyles from '@/ui/Columns.module.css';
import { Facts } from '@/ui/Facts';
import { ButtonLink } from '@/ui/links';
import { ListBody, RowsSkeleton } from '@/ui/ListBody';
import { Mark } from '@/ui/Mark';
import { PageHeader } from '@/ui/PageHeader';
import { Panel } from '@/ui/Panel';
import { ProblemNotice } from '@/ui/ProblemNotice';
import styles from './Customer.module.css';
import { EmailLinks, PhoneLinks } from './Reach';

const route = getRouteApi('/inside/customers/$customerId');

export function CustomerPage() {
  const text = useText();
  const { customerId } = route.useParams();
  const { branchId } = useBranchFilter();
  const mayChange = useMay('customer.write');
  const { data: customer, error, refetch } = useQuery(customerQuery(customerId));
  const theirs = { branch_id: branchId, customer_id: customerId };
  const orders = useInfiniteQuery(workOrdersQuery({ ...theirs, status: 'open' }));
  const sites = useInfiniteQuery(siteListQuery(theirs));
  const machines = useInfiniteQuery(assetsQuery(theirs));
  const mayAddSite = useMay('site.write');
  if (error && !customer) return <ProblemNotice error={error} onRetry={() => void refetch()} />;
  if (!customer) return <RowsSkeleton />;
  const addSite = (
    <ButtonLink to="/sites/new" search={{ customer: customerId }} variant="default" size="compact-sm">
      {text('sites.add')}
    </ButtonLink>
  );
  return (
    <>
      <PageHeader
        above={customer.code && <span className="mono">{customer.code}</span>}
        title={customer.name}
        below={
          <>
            <span>{text(`customer.kind_${customer.kind}`)}</span>
            {!customer.is_active && <Mark tone="quiet">{text('customer.inactive')}</Mark>}
          </>
        }
      >
        {mayChange && (
          <ButtonLink to="/customers/$customerId/edit" params={{ customerId }}>
            {text('customer.change')}
          </ButtonLink>
        )}
      </PageHeader>
      <div className={columnStyles.columns}>
        <div className={columnStyles.stack}>
          <Panel title={text('customer.open_orders')} isFlush>
            <ListBody list={orders} empty={<p className={styles.none}>{text('customer.no_open_orders')}</p>}>
              {(rows) => <OrderTable orders={rows} />}
            </ListBody>
          </Panel>
          <Panel title={text('sites.title')} aside={mayAddSite && customer.is_active && addSite} isFlush>
            <ListBody list={sites} empty={<p className={styles.none}>{text('customer.no_sites')}</p>}>
              {(rows) => <SiteTable sites={rows} isOfOneCustomer />}
            </ListBody>
          </Panel>
          <Panel title={text('assets.title')} isFlush>
            <ListBody list={machines} empty={<p className={styles.none}>{text('customer.no_machines')}</p>}>
              {(rows) => <AssetTable assets={rows} />}
            </ListBody>
          </Panel>
        </div>
        <Known customer={customer} />
      </div>
    </>
  );
}

function Known({ customer }: { customer: Customer }) {
  const text = useText();
  const tax = customer.tax_number && (
    <>
      <span className="mono">{customer.tax_number}</span>
      {customer.is_kra_pin && <span className="faint"> {text('customer.is_kra_pin')}</span>}
    </>
  );
  return (
    <div className={columnStyles.stack}>
      <Panel title={text('customer.reach')}>
        <Facts
          facts={[
            [text('customer.phones'), customer.phones.length > 0 && <PhoneLinks numbers={customer.phones} />],
            [
              text('customer.service_emails'),
              customer.service_emails.length > 0 ? (
                <EmailLinks addresses={customer.service_emails} />
              ) : (
                <span className="quiet">{text('customer.no_service_email')}</span>
              ),
            ],
            [text('customer.language'), LANGUAGES[customer.language]],
          ]}
        />
      </Panel>
      <Panel title={text('customer.billing')}>
        <Facts
          facts={[
            [text('customer.billing_emails'), customer.billing_emails.length > 0 && <EmailLinks addresses={customer.billing_emails} />],
            [text('customer.billing_address'), customer.billing_address && <span className={styles.notes}>{customer.billing_address}</span>],
            [text('customer.tax_number'), tax],
            [text('customer.payment_terms_days'), text('customer.days', { count: customer.payment_terms_days })],
          ]}
        />
      </Panel>
      {customer.notes && (
        <Panel title={text('customer.notes')}>
          <p className={styles.notes}>{customer.notes}</p>
        </Panel>
      )}
    </div>
  );
}
