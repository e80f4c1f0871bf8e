// The list of sites.
import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { siteListQuery } from '@/api/sites';
import { useBranchFilter } from '@/features/shell/useBranchFilter';
import { useMay } from '@/features/shell/useMay';
import { useText } from '@/i18n/useText';
import { EmptyState } from '@/ui/EmptyState';
import { ButtonLink } from '@/ui/links';
import { ListBar } from '@/ui/ListBar';
import { ListBody } from '@/ui/ListBody';
import { PageHeader } from '@/ui/PageHeader';
import { SearchField } from '@/ui/SearchField';
import { SiteTable } from './SiteTable';

const route = getRouteApi('/inside/sites');

export function SitesPage() {
  const text = useText();
  const { branchId } = useBranchFilter();
  const { q } = route.useSearch();
  const navigate = route.useNavigate();
  const mayAdd = useMay('site.write');
  const filters = { branch_id: branchId, q };
  const list = useInfiniteQuery(siteListQuery(filters));
  const add = <ButtonLink to="/sites/new">{text('sites.add')}</ButtonLink>;
  const empty = q ? (
    <EmptyState icon="search" title={text('sites.none_found')} />
  ) : (
    <EmptyState icon="machines" title={text('sites.empty')} action={mayAdd && add}>
      {text('sites.empty_words')}
    </EmptyState>
  );
  return (
    <>
      <PageHeader title={text('sites.title')}>{mayAdd && add}</PageHeader>
      <ListBar exported={{ path: '/api/v1/sites', filters }}>
        <SearchField
          label={text('sites.search')}
          value={q}
          onSearch={(value) => void navigate({ search: (before) => ({ ...before, q: value }), replace: true })}
        />
      </ListBar>
      <ListBody list={list} empty={empty}>
        {(rows) => <SiteTable sites={rows} />}
      </ListBody>
    </>
  );
}
