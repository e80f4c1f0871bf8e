// The list of kinds of jobs.
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ServiceCategory } from '@/api/contract';
import { categoriesQuery } from '@/api/serviceCategories';
import { formatMinutes } from '@/i18n/times';
import { textOfCode, useText, type Text } from '@/i18n/useText';
import { DataTable, type Column } from '@/ui/DataTable';
import { EmptyState } from '@/ui/EmptyState';
import { ListBar } from '@/ui/ListBar';
import { ListBody } from '@/ui/ListBody';
import { PageHeader } from '@/ui/PageHeader';
import { proofWords } from './proofWords';

export function CategoriesPage() {
  const text = useText();
  const list = useInfiniteQuery(categoriesQuery);
  return (
    <>
      <PageHeader above={<Link to="/settings">{text('settings.title')}</Link>} title={text('kinds.title')} />
      <ListBar exported={{ path: '/api/v1/service-categories', filters: {} }} />
      <ListBody
        list={list}
        empty={
          <EmptyState icon="orders" title={text('kinds.empty')}>
            {text('kinds.empty_words')}
          </EmptyState>
        }
      >
        {(rows) => <DataTable label={text('kinds.title')} columns={columns(text)} rows={rows} keyOf={(one) => one.id} />}
      </ListBody>
    </>
  );
}

function columns(text: Text): Column<ServiceCategory>[] {
  return [
    { key: 'name', head: text('field.name'), isMain: true, cell: (one) => one.name },
    {
      key: 'failure_modes',
      head: text('kinds.failure_modes'),
      cell: (one) => one.failure_modes.map((mode) => textOfCode('failure_mode', mode)).join(', '),
    },
    { key: 'skills', head: text('technician.skills'), cell: (one) => one.required_skills.join(', ') },
    { key: 'duration', head: text('kinds.duration'), cell: (one) => formatMinutes(one.duration_minutes) },
    { key: 'steps', head: text('kinds.steps'), isNumber: true, cell: (one) => one.steps.length },
    { key: 'proof', head: text('kinds.proof'), cell: (one) => proofWords(one, text).join(', ') },
  ];
}
