// One machine: its signals over time with limits, alarms and orders, their newest values, and its details.
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { alarmsQuery } from '@/api/alarms';
import { assetQuery } from '@/api/assets';
import { AlarmTable } from '@/features/alarms/AlarmTable';
import { TimelinePanel } from '@/features/charts/TimelinePanel';
import { choiceOf, type TimeChoice } from '@/features/charts/timeWindow';
import { Forecasts } from '@/features/foreseen/Forecasts';
import { useBranch, useTimeZone } from '@/features/shell/useBranchFilter';
import { useMay } from '@/features/shell/useMay';
import { OrderTable } from '@/features/workOrders/OrderTable';
import { textOfCode, useText } from '@/i18n/useText';
import { workOrdersQuery } from '@/api/workOrders';
import { EmptyState } from '@/ui/EmptyState';
import { Facts } from '@/ui/Facts';
import { ButtonLink } from '@/ui/links';
import { ListBody, RowsSkeleton } from '@/ui/ListBody';
import { AssetStateMark } from '@/ui/Mark';
import { PageHeader } from '@/ui/PageHeader';
import { Panel } from '@/ui/Panel';
import { ProblemNotice } from '@/ui/ProblemNotice';
import styles from './AssetPage.module.css';
import { Limits } from './Limits';
import { Signals } from './Signals';
import { useAssetStates } from './useAssetStates';

const route = getRouteApi('/inside/assets/$assetId');

export function AssetPage() {
  const text = useText();
  const { assetId } = route.useParams();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const { data: asset, error, refetch } = useQuery(assetQuery(assetId));
  const alarms = useInfiniteQuery(alarmsQuery({ state: 'all', asset_id: assetId }));
  const orders = useInfiniteQuery(workOrdersQuery({ asset_id: assetId }));
  const mayOrder = useMay('work_order.write');
  const timeZone = useTimeZone(asset?.branch_id);
  const branch = useBranch(asset?.branch_id);
  const state = useAssetStates()?.get(assetId);
  if (error && !asset) return <ProblemNotice error={error} onRetry={() => void refetch()} />;
  if (!asset) return <RowsSkeleton />;
  const choose = (choice: TimeChoice | null) =>
    void navigate({ search: (before) => ({ ...before, ...searchFor(choice, search.range) }), resetScroll: false });
  return (
    <>
      <PageHeader
        above={[branch?.name, asset.site_name].filter(Boolean).join(' · ')}
        title={asset.name}
        below={
          <>
            <span className="mono">{asset.tag}</span>
            {state && <AssetStateMark state={state} />}
          </>
        }
      >
        {mayOrder && (
          <ButtonLink to="/work-orders/new" search={{ asset: asset.id }}>
            {text('order.new')}
          </ButtonLink>
        )}
      </PageHeader>
      <div className={styles.columns}>
        <TimelinePanel
          assetId={assetId}
          title={text('asset.telemetry')}
          choice={choiceOf(search)}
          timeZone={timeZone}
          onChoice={choose}
          empty={<NoSignals />}
        />
        <div className={styles.side}>
          <Forecasts assetId={assetId} timeZone={timeZone} />
          <Signals assetId={assetId} />
          <Limits assetId={assetId} />
          <Panel title={text('asset.details')}>
            <Facts
              facts={[
                [text('asset.category'), textOfCode('category', asset.category)],
                [text('asset.criticality'), textOfCode('criticality', asset.criticality)],
                [text('asset.manufacturer'), asset.manufacturer],
                [text('asset.model'), asset.model],
                [text('asset.serial_number'), asset.serial_number],
                [
                  text('asset.site'),
                  <Link to="/sites/$siteId" params={{ siteId: asset.site_id }}>
                    {asset.site_name}
                  </Link>,
                ],
              ]}
            />
          </Panel>
        </div>
      </div>
      <div className={styles.records}>
        <Panel title={text('asset.alarms')} isFlush>
          <ListBody list={alarms} empty={<p className={styles.none}>{text('asset.no_alarms')}</p>}>
            {(rows) => <AlarmTable alarms={rows} isOfOneAsset />}
          </ListBody>
        </Panel>
        <Panel title={text('asset.orders')} isFlush>
          <ListBody list={orders} empty={<p className={styles.none}>{text('asset.no_orders')}</p>}>
            {(rows) => <OrderTable orders={rows} isOfOneAsset />}
          </ListBody>
        </Panel>
      </div>
    </>
  );
}

type RangeSearch = { range?: ReturnType<typeof route.useSearch>['range']; from: string | undefined; to: string | undefined };

/** No choice goes back from a closer look to the preset. */
function searchFor(choice: TimeChoice | null, preset: RangeSearch['range']): RangeSearch {
  if (choice?.kind === 'fixed') {
    return { from: new Date(choice.from).toISOString(), to: new Date(choice.to).toISOString() };
  }
  return { range: choice?.preset ?? preset, from: undefined, to: undefined };
}

function NoSignals() {
  const text = useText();
  const action = (
    <ButtonLink to="/connect" variant="default">
      {text('connect.title')}
    </ButtonLink>
  );
  return (
    <EmptyState icon="agents" title={text('asset.no_points')} action={action}>
      {text('asset.no_points_words')}
    </EmptyState>
  );
}
