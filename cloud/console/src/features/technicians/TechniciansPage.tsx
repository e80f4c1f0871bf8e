// The list of technicians.
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { Technician } from '@/api/contract';
import { techniciansQuery } from '@/api/technicians';
import { useBranchFilter, useBranchName } from '@/features/shell/useBranchFilter';
import { useMay } from '@/features/shell/useMay';
import { useText, type Text } from '@/i18n/useText';
import { DataTable, type Column } from '@/ui/DataTable';
import { EmptyState } from '@/ui/EmptyState';
import { ButtonLink } from '@/ui/links';
import { ListBar } from '@/ui/ListBar';
import { ListBody } from '@/ui/ListBody';
import { Mark } from '@/ui/Mark';
import { PageHeader } from '@/ui/PageHeader';

export function TechniciansPage() {
  const text = useText();
  const { branchId } = useBranchFilter();
  const mayAdd = useMay('technician.write');
  const list = useInfiniteQuery(techniciansQuery({ branch_id: branchId }));
  const branchName = useBranchName();
  const add = <ButtonLink to="/technicians/new">{text('technicians.add')}</ButtonLink>;
  return (
    <>
      <PageHeader title={text('technicians.title')}>{mayAdd && add}</PageHeader>
      <ListBar exported={{ path: '/api/v1/technicians', filters: { branch_id: branchId } }} />
      <ListBody
        list={list}
        empty={
          <EmptyState icon="people" title={text('technicians.empty')} action={mayAdd && add}>
            {text('technicians.empty_words')}
          </EmptyState>
        }
      >
        {(rows) => (
          <DataTable label={text('technicians.list')} columns={columns(text, branchName)} rows={rows} keyOf={(one) => one.id} />
        )}
      </ListBody>
    </>
  );
}

function columns(text: Text, branchName: (id: string) => string): Column<Technician>[] {
  return [
    {
      key: 'name',
      head: text('field.name'),
      isMain: true,
      cell: (one) => (
        <Link to="/technicians/$technicianId" params={{ technicianId: one.id }}>
          {one.name}
        </Link>
      ),
    },
    {
      key: 'skills',
      head: text('technician.skills'),
      cell: (one) => one.skills.map(({ skill, level }) => `${skill} ${level}`).join(', '),
    },
    { key: 'branch', head: text('field.branch'), cell: (one) => branchName(one.branch_id) },
    { key: 'phone', head: text('technician.phone'), cell: (one) => one.phone && <a href={`tel:${one.phone}`}>{one.phone}</a> },
    { key: 'van', head: text('technician.van'), cell: (one) => one.van },
    {
      key: 'state',
      head: text('field.state'),
      cell: (one) => (one.is_active ? text('technician.active') : <Mark tone="quiet">{text('technician.inactive')}</Mark>),
    },
  ];
}
