// One site: whose it is, where it lies, whom to ask for, and the machines on it.
import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { assetsQuery } from '@/api/assets';
import type { Site, SiteChanges } from '@/api/contract';
import { Problem } from '@/api/problem';
import { transferSite } from '@/api/organisation';
import { changeSite, siteQuery } from '@/api/sites';
import { TransferButton } from '@/features/branches/TransferButton';
import { AssetTable } from '@/features/assets/AssetTable';
import { useBranch } from '@/features/shell/useBranchFilter';
import { useMay } from '@/features/shell/useMay';
import { useText } from '@/i18n/useText';
import formStyles from '@/ui/Form.module.css';
import { announce } from '@/ui/announcements';
import { ListBody, RowsSkeleton } from '@/ui/ListBody';
import { PageHeader } from '@/ui/PageHeader';
import { Panel } from '@/ui/Panel';
import { ProblemNotice } from '@/ui/ProblemNotice';
import { RequestCodes } from './RequestCodes';
import { SiteFacts } from './SiteFacts';
import styles from './Site.module.css';
import { SiteForm } from './SiteForm';

const route = getRouteApi('/inside/sites/$siteId');

export function SitePage() {
  const text = useText();
  const { siteId } = route.useParams();
  const { data: site, error, refetch } = useQuery(siteQuery(siteId));
  const branch = useBranch(site?.branch_id);
  const machines = useInfiniteQuery(assetsQuery({ site_id: siteId }));
  const mayChange = useMay('site.write');
  const queries = useQueryClient();
  if (error && !site) return <ProblemNotice error={error} onRetry={() => void refetch()} />;
  if (!site) return <RowsSkeleton />;
  return (
    <>
      <PageHeader above={branch?.name} title={site.name} below={<Owner site={site} />}>
        <TransferButton
          // In another branch it is asked anew.
          key={site.branch_id}
          branchId={site.branch_id}
          words={text('transfer.site_words')}
          send={(transfer) => transferSite(site, transfer)}
          onDone={() => {
            announce(text('transfer.done', { name: site.name }));
            void queries.invalidateQueries();
          }}
        />
      </PageHeader>
      <div className={styles.columns}>
        {mayChange ? <Change site={site} onReload={() => void refetch()} /> : <SiteFacts site={site} />}
        <div className={formStyles.form}>
          <Panel title={text('assets.title')} isFlush>
            <ListBody list={machines} empty={<p className={styles.none}>{text('site.no_machines')}</p>}>
              {(rows) => <AssetTable assets={rows} />}
            </ListBody>
          </Panel>
          <RequestCodes siteId={site.id} timeZone={branch?.time_zone} />
        </div>
      </div>
    </>
  );
}

function Owner({ site }: { site: Site }) {
  const text = useText();
  if (!site.customer_id) return <span>{text('site.own')}</span>;
  return (
    <Link to="/customers/$customerId" params={{ customerId: site.customer_id }}>
      {site.customer_name}
    </Link>
  );
}

function Change({ site, onReload }: { site: Site; onReload: () => void }) {
  const text = useText();
  const queries = useQueryClient();
  const saving = useMutation({
    mutationFn: (changes: SiteChanges) => changeSite(site, changes),
    onSuccess: (saved) => {
      queries.setQueryData(siteQuery(site.id).queryKey, saved);
      announce(text('site.saved', { name: saved.name }));
      return queries.invalidateQueries({ queryKey: ['sites'] });
    },
  });
  const isAboutFields = saving.error instanceof Problem && saving.error.fields.length > 0;
  const loadAgain = () => {
    saving.reset();
    onReload();
  };
  return (
    <div className={formStyles.form}>
      {saving.error && !isAboutFields && <ProblemNotice error={saving.error} onRetry={loadAgain} />}
      <SiteForm
        // Another version is another form: what was typed over an old one is not saved over a new one.
        key={site.version}
        site={site}
        error={saving.error}
        isBusy={saving.isPending}
        onSave={(changes) => saving.mutate(changes)}
      />
    </div>
  );
}
