import { Search } from 'lucide-react';
import { useCallback, useEffect, useMemo, useRef, useState, type RefObject } from 'react';
import { itemOf } from '../../../shared/domain/evaluate.ts';
import type { Item } from '../../../shared/domain/checklist.ts';
import { checklistText } from '../../../shared/text/checklist.ts';
import { earlierText } from '../../../shared/text/earlier.ts';
import { Button } from '../../parts/button.tsx';
import { classNames } from '../../parts/class-names.ts';
import { Kbd } from '../../parts/kbd.tsx';
import { useSay } from '../../parts/language.tsx';
import { EmptyState } from '../../parts/notice.tsx';
import { useDesk, useDeskState } from '../desk-context.tsx';
import { go, stageRoute, useRoute } from '../routes.ts';
import { useWide } from '../shell/use-wide.ts';
import { InspectionFrame } from '../shell/inspection-frame.tsx';
import { setPreferences, usePreferences } from '../shell/preferences.ts';
import { ChecklistBanner } from './checklist-banner.tsx';
import {
  WorkContext,
  useItemEvaluation,
  useItemsFoundEarlier,
  useWork,
  type Work,
} from './checklist-context.tsx';
import { ClauseDrawer } from './clause-drawer.tsx';
import { focusField } from './focus-field.ts';
import { createItemsSelector, type Filter } from './item-rows.ts';
import { ItemList } from './item-list.tsx';
import { isFailing } from './item-status.ts';
import { ListFilters, type ListMode } from './list-filters.tsx';
import { MissingList } from './missing-list.tsx';
import { OpenItem } from './open-item.tsx';
import { Rail } from './rail.tsx';
import { useChecklistActions } from './use-checklist-actions.ts';
import { useChecklistCommands, type ScreenParts } from './use-checklist-commands.ts';
import { firstItem } from './walk.ts';

const emptyWords = {
  all: checklistText.emptyAll,
  unanswered: checklistText.emptyUnanswered,
  nonconforming: checklistText.emptyNonconforming,
  veto: checklistText.emptyVeto,
  evidence: checklistText.emptyEvidence,
  earlier: earlierText.emptyEarlier,
} as const satisfies Record<Exclude<ListMode, 'missing'>, unknown>;

const SearchBox = ({
  box,
  query,
  onQuery,
  onEnter,
}: {
  box: RefObject<HTMLInputElement | null>;
  query: string;
  onQuery: (query: string) => void;
  onEnter: () => void;
}) => {
  const say = useSay();
  return (
    <label className="find-box">
      <Search aria-hidden="true" />
      <input
        ref={box}
        type="search"
        aria-label={say(checklistText.find)}
        aria-keyshortcuts="/"
        placeholder={say(checklistText.find)}
        spellCheck={false}
        value={query}
        onChange={(event) => onQuery(event.target.value)}
        onKeyDown={(event) => {
          if (event.nativeEvent.isComposing || event.key === 'Process') return;
          if (event.key === 'Enter' && !event.ctrlKey) onEnter();
          if (event.key === 'Escape') onQuery('');
        }}
      />
      <Kbd keys="/" />
    </label>
  );
};

/** No grade before there is an item. */
const noGrades = [] as const;

const EmptyList = ({
  mode,
  query,
  onClear,
}: {
  mode: Exclude<ListMode, 'missing'>;
  query: string;
  onClear: () => void;
}) => {
  const say = useSay();
  const words =
    query.trim() === '' ? say(emptyWords[mode]) : say(checklistText.emptySearch, { query: query.trim() });
  const clear =
    mode === 'all' && query.trim() === '' ? undefined : (
      <Button onClick={onClear}>{say(checklistText.clearFilter)}</Button>
    );
  return <EmptyState action={clear}>{words}</EmptyState>;
};

const filterOf = (mode: ListMode): Filter => (mode === 'missing' || mode === 'earlier' ? 'all' : mode);

const useItems = (mode: ListMode, query: string): readonly Item[] => {
  const { checklist } = useWork().context;
  const filter = filterOf(mode);
  const select = useMemo(() => createItemsSelector(checklist, { filter, query }), [checklist, filter, query]);
  const items = useDeskState(({ open }) => (open === null ? noItems : select(open.evaluation)));
  const foundEarlier = useItemsFoundEarlier();
  return useMemo(
    () => (mode === 'earlier' ? items.filter(({ id }) => foundEarlier.has(id)) : items),
    [mode, items, foundEarlier],
  );
};
const noItems: readonly Item[] = [];

const useParts = (
  frame: RefObject<HTMLDivElement | null>,
  box: RefObject<HTMLInputElement | null>,
  set: { missing: () => void; earlier: () => void; camera: () => void; drawer: () => void },
): ScreenParts => {
  const { missing, earlier, camera, drawer } = set;
  return useMemo(
    () => ({
      focusSearch: () => {
        box.current?.focus();
        box.current?.select();
      },
      focusList: () => frame.current?.querySelector<HTMLElement>('.list [data-region-focus]')?.focus(),
      toggleDrawer: drawer,
      showMissing: missing,
      showEarlier: earlier,
      openCamera: camera,
    }),
    [frame, box, missing, earlier, camera, drawer],
  );
};

const Checklist = ({
  routeItemId,
  routeField,
}: {
  routeItemId: string | null;
  routeField: string | null;
}) => {
  const say = useSay();
  const work = useWork();
  const { inspectionId, context, editable } = work;
  const preferred = usePreferences().drawer;
  const wide = useWide();
  const [overlaid, setOverlaid] = useState(false);
  // Beside the item the drawer stays as it was left; over the item it opens only when asked for.
  const drawer = wide ? preferred : overlaid;
  const showDrawer = useCallback(
    (shown: boolean) => (wide ? setPreferences({ drawer: shown }) : setOverlaid(shown)),
    [wide],
  );
  const toggleDrawer = useCallback(() => showDrawer(!drawer), [showDrawer, drawer]);
  const [mode, setMode] = useState<ListMode>('all');
  const [query, setQuery] = useState('');
  const [camera, setCamera] = useState(false);
  const frame = useRef<HTMLDivElement>(null);
  const box = useRef<HTMLInputElement>(null);
  const items = useItems(mode, query);

  const desk = useDesk();
  // Found once: where to begin does not move while the first item is being answered.
  const firstId = useMemo(() => {
    const { open } = desk.getState();
    return open?.inspection.id === inspectionId
      ? (firstItem(context.checklist, open.evaluation)?.id ?? null)
      : null;
  }, [desk, context, inspectionId]);
  const itemIds = useMemo(() => new Set(context.checklist.items.map(({ id }) => id)), [context]);
  const currentId = routeItemId !== null && itemIds.has(routeItemId) ? routeItemId : firstId;
  useEffect(() => {
    if (routeItemId === null || routeField === null) return;
    focusField(routeField);
    // The field is entered once: reloading or coming back must not take the focus again.
    go(stageRoute(inspectionId, 'checklist', routeItemId), 'replace');
  }, [inspectionId, routeItemId, routeField]);
  const item = currentId === null ? null : itemOf(context, currentId);
  const evaluation = useItemEvaluation(currentId ?? '');

  const actions = useChecklistActions(work, currentId);
  const showMissing = useCallback(() => setMode('missing'), []);
  const showEarlier = useCallback(() => setMode('earlier'), []);
  const mayPhotograph = editable && item?.noPhotos === undefined;
  const openCamera = useCallback(() => {
    if (mayPhotograph) setCamera(true);
  }, [mayPhotograph]);
  const parts = useParts(frame, box, {
    missing: showMissing,
    earlier: showEarlier,
    camera: openCamera,
    drawer: toggleDrawer,
  });
  useChecklistCommands({
    item,
    items,
    grades: evaluation?.grades ?? noGrades,
    failing: evaluation !== null && isFailing(evaluation),
    actions,
    parts,
  });
  const clear = () => {
    setMode('all');
    setQuery('');
  };
  const enterFirst = () => {
    const [first] = items;
    if (first) actions.choose(first.id);
    parts.focusList();
  };

  return (
    <InspectionFrame
      stage="checklist"
      inspectionId={inspectionId}
      className="checklist-page"
      tools={<SearchBox box={box} query={query} onQuery={setQuery} onEnter={enterFirst} />}
    >
      <div
        ref={frame}
        className={classNames('checklist', drawer && 'with-drawer', routeItemId !== null && 'at-item')}
      >
        <Rail
          sectionId={item?.section ?? null}
          onSection={actions.toSection}
          onConclusion={actions.toConclusion}
        />
        <section className="list" aria-label={say(checklistText.items)} data-region="list">
          <ListFilters mode={mode} onMode={setMode} />
          {mode === 'missing' ? (
            <MissingList onGo={actions.goToMissing} onConclusion={actions.toConclusion} />
          ) : items.length === 0 ? (
            <EmptyList mode={mode} query={query} onClear={clear} />
          ) : (
            <ItemList items={items} currentId={currentId} onChoose={actions.choose} />
          )}
        </section>
        <div className="item-pane" key={currentId}>
          <ChecklistBanner onConclusion={actions.toConclusion} />
          {currentId !== null && (
            <OpenItem
              itemId={currentId}
              camera={camera}
              onCamera={setCamera}
              onJudge={actions.judge}
              onBack={actions.toList}
            />
          )}
        </div>
        {drawer && currentId !== null && <ClauseDrawer itemId={currentId} onClose={toggleDrawer} />}
      </div>
    </InspectionFrame>
  );
};

/** The heart of the work: sections, items, the open item and its clause, side by side. */
export const ChecklistScreen = () => {
  const route = useRoute();
  const context = useDeskState(({ open }) => open?.context ?? null);
  const inspectionId = useDeskState(({ open }) => open?.inspection.id ?? null);
  const editable = useDeskState(
    ({ open }) =>
      open !== null && !open.readOnly && open.inspection.conclusion === null && open.inspection.seal === null,
  );
  const work = useMemo<Work | null>(
    () => (context === null || inspectionId === null ? null : { inspectionId, context, editable }),
    [context, inspectionId, editable],
  );
  if (work === null) return null;
  return (
    <WorkContext value={work}>
      <Checklist
        routeItemId={route.name === 'inspection' ? route.itemId : null}
        routeField={route.name === 'inspection' ? (route.field ?? null) : null}
      />
    </WorkContext>
  );
};
