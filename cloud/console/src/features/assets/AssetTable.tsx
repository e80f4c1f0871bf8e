// Machines as rows, with how each of them is.
import { Link } from '@tanstack/react-router';
import type { Asset } from '@/api/contract';
import { textOfCode, useText } from '@/i18n/useText';
import { DataTable, type Column } from '@/ui/DataTable';
import { AssetStateMark } from '@/ui/Mark';
import { useAssetStates } from './useAssetStates';

export function AssetTable({ assets }: { assets: Asset[] }) {
  const text = useText();
  const states = useAssetStates();
  const columns: Column<Asset>[] = [
    {
      key: 'name',
      head: text('field.machine'),
      isMain: true,
      cell: (asset) => (
        <Link to="/assets/$assetId" params={{ assetId: asset.id }}>
          {asset.name}
        </Link>
      ),
    },
    { key: 'tag', head: text('field.tag'), cell: (asset) => <span className="mono">{asset.tag}</span> },
    {
      key: 'state',
      head: text('field.state'),
      cell: (asset) => states && <AssetStateMark state={states.get(asset.id) ?? 'unknown'} />,
    },
    { key: 'site', head: text('field.site'), cell: (asset) => asset.site_name },
    { key: 'category', head: text('asset.category'), cell: (asset) => textOfCode('category', asset.category) },
    { key: 'criticality', head: text('field.criticality'), cell: (asset) => textOfCode('criticality', asset.criticality) },
  ];
  return (
    <DataTable
      label={text('assets.list')}
      columns={columns}
      rows={assets}
      keyOf={(asset) => asset.id}
      isAbnormal={(asset) => states?.get(asset.id) === 'alarm'}
    />
  );
}
