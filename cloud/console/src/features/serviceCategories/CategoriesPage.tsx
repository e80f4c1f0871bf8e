// The list of kinds of jobs.
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ServiceCategory } from '@/api/contract';
import { categoriesQuery } from '@/api/serviceCategories';
import { useMay } from '@/features/shell/useMay';
import { formatMinutes } from '@/i18n/times';
import { textOfCode, useText, type Text } from '@/i18n/useText';
import { DataTable, type Column } from '@/ui/DataTable';
import { EmptyState } from '@/ui/EmptyState';
import { ButtonLink } from '@/ui/links';
import { ListBar } from '@/ui/ListBar';
import { ListBody } from '@/ui/ListBody';
import { PageHeader } from '@/ui/PageHeader';
import { proofWords, skillWords } from './proofWords';

export function CategoriesPage() {
  const text = useText();
  const mayAdd = useMay('service_category.write');
  const list = useInfiniteQuery(categoriesQuery);
  const add = mayAdd && <ButtonLink to="/settings/kinds-of-jobs/new">{text('kinds.add')}</ButtonLink>;
  return (
    <>
      <PageHeader above={<Link to="/settings">{text('settings.title')}</Link>} title={text('kinds.title')}>
        {add}
      </PageHeader>
      <ListBar exported={{ path: '/api/v1/service-categories', filters: {} }} />
      <ListBody
        list={list}
        empty={
          <EmptyState icon="orders" title={text('kinds.empty')} action={add}>
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
    { key: 'name', head: text('field.name'), isMain: true, cell: (one) => <Open category={one} /> },
    {
      key: 'failure_modes',
      head: text('kinds.failure_modes'),
      cell: (one) => one.failure_modes.map((mode) => textOfCode('failure_mode', mode)).join(', '),
    },
    { key: 'skills', head: text('technician.skills'), cell: (one) => skillWords(one.required_skills) },
    { key: 'duration', head: text('kinds.duration'), cell: (one) => formatMinutes(one.duration_minutes) },
    { key: 'steps', head: text('kinds.steps'), isNumber: true, cell: (one) => one.steps.length },
    { key: 'proof', head: text('kinds.proof'), cell: (one) => proofWords(one, text).join(', ') },
  ];
}

function Open({ category }: { category: ServiceCategory }) {
  return (
    <Link to="/settings/kinds-of-jobs/$categoryId" params={{ categoryId: category.id }}>
      {category.name}
    </Link>
  );
}
