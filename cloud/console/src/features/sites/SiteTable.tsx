// Sites as rows.
import { Link } from '@tanstack/react-router';
import type { Site } from '@/api/contract';
import { useBranchName } from '@/features/shell/useBranchFilter';
import { useText } from '@/i18n/useText';
import { DataTable, type Column } from '@/ui/DataTable';

export function SiteTable({ sites, isOfOneCustomer = false }: { sites: Site[]; isOfOneCustomer?: boolean }) {
  const text = useText();
  const branchName = useBranchName();
  const customer: Column<Site> = {
    key: 'customer',
    head: text('order.customer'),
    cell: (site) =>
      site.customer_id ? (
        <Link to="/customers/$customerId" params={{ customerId: site.customer_id }}>
          {site.customer_name}
        </Link>
      ) : (
        <span className="quiet">{text('site.own')}</span>
      ),
  };
  const columns: Column<Site>[] = [
    {
      key: 'name',
      head: text('field.site'),
      isMain: true,
      cell: (site) => (
        <Link to="/sites/$siteId" params={{ siteId: site.id }}>
          {site.name}
        </Link>
      ),
    },
    ...(isOfOneCustomer ? [] : [customer]),
    { key: 'address', head: text('site.address'), cell: (site) => site.address },
    { key: 'branch', head: text('field.branch'), cell: (site) => branchName(site.branch_id) },
    { key: 'contact', head: text('site.contact'), cell: (site) => site.contacts[0]?.name },
  ];
  return <DataTable label={text('sites.title')} columns={columns} rows={sites} keyOf={(site) => site.id} />;
}
