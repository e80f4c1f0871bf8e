// The list of machines.
import { NativeSelect } from '@mantine/core';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { assetsQuery, sitesQuery } from '@/api/assets';
import { useBranchFilter } from '@/features/shell/useBranchFilter';
import { useMay } from '@/features/shell/useMay';
import { useText } from '@/i18n/useText';
import { EmptyState } from '@/ui/EmptyState';
import { ButtonLink } from '@/ui/links';
import { ListBar } from '@/ui/ListBar';
import { ListBody } from '@/ui/ListBody';
import { PageHeader } from '@/ui/PageHeader';
import { SearchField } from '@/ui/SearchField';
import { AssetTable } from './AssetTable';

const route = getRouteApi('/inside/assets');

export function AssetsPage() {
  const text = useText();
  const { branchId } = useBranchFilter();
  const mayConnect = useMay('gateway.write');
  const { q, site } = route.useSearch();
  const navigate = route.useNavigate();
  const filters = { branch_id: branchId, site_id: site, q };
  const list = useInfiniteQuery(assetsQuery(filters));
  const sites = useQuery(sitesQuery(branchId)).data ?? [];
  const isFiltered = Boolean(q || site);
  return (
    <>
      <PageHeader title={text('assets.title')}>
        <ButtonLink to="/sites" variant="default">
          {text('sites.title')}
        </ButtonLink>
        {mayConnect && <ButtonLink to="/connect">{text('connect.title')}</ButtonLink>}
      </PageHeader>
      <ListBar exported={{ path: '/api/v1/assets', filters }}>
        <SearchField
          label={text('assets.search')}
          value={q}
          onSearch={(value) => void navigate({ search: (before) => ({ ...before, q: value }), replace: true })}
        />
        <NativeSelect
          aria-label={text('assets.site')}
          value={site ?? ''}
          onChange={(event) => {
            const chosen = event.currentTarget.value || undefined;
            void navigate({ search: (before) => ({ ...before, site: chosen }), replace: true });
          }}
          data={[{ value: '', label: text('assets.any_site') }, ...sites.map(({ id, name }) => ({ value: id, label: name }))]}
        />
      </ListBar>
      <ListBody list={list} empty={<NoAssets isFiltered={isFiltered} mayConnect={mayConnect} />}>
        {(rows) => <AssetTable assets={rows} />}
      </ListBody>
    </>
  );
}

function NoAssets({ isFiltered, mayConnect }: { isFiltered: boolean; mayConnect: boolean }) {
  const text = useText();
  if (isFiltered) {
    return <EmptyState icon="search" title={text('assets.none_found')}>{text('assets.none_found_words')}</EmptyState>;
  }
  const action = mayConnect && (
    <ButtonLink to="/connect" variant="default">
      {text('connect.title')}
    </ButtonLink>
  );
  return (
    <EmptyState icon="machines" title={text('assets.empty')} action={action}>
      {text('assets.empty_words')}
    </EmptyState>
  );
}
