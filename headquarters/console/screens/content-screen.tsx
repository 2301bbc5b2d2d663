import { useSay } from '../../../renderer/parts/language.tsx';
import { EmptyState } from '../../../renderer/parts/notice.tsx';
import { Panel } from '../../../renderer/parts/panel.tsx';
import { Table } from '../../../renderer/parts/table.tsx';
import { AppliesView } from '../../../renderer/reference/applies-view.tsx';
import { StandardsView } from '../../../renderer/reference/standards-view.tsx';
import { chinaDay } from '../../../shared/domain/day.ts';
import {
  CatalogueInForce,
  SpecificationsInForce,
  PublishedList,
  type PublishedLine,
} from '../../../shared/exchange/console-api.ts';
import { consoleText as text } from '../../../shared/text/console.ts';
import { libraryText } from '../../../shared/text/library.ts';
import { referenceText } from '../../../shared/text/reference.ts';
import { Answered } from '../answered.tsx';
import { sayMoment } from '../say-time.ts';
import { useAnswer } from '../use-answer.ts';

const kindText = {
  checklist: text.kindChecklist,
  ruleSet: text.kindRuleSet,
  catalogue: text.kindCatalogue,
} satisfies Record<PublishedLine['kind'], unknown>;

/** Checklists, rule sets and editions of the catalogue as they are published: each version named by its digest. */
const Published = () => {
  const say = useSay();
  const [state, again] = useAnswer(PublishedList, '/content');
  return (
    <Panel flush>
      <Answered state={state} again={again}>
        {({ published }) => (
          <Table
            label={say(text.content)}
            tight
            columns={[
              { key: 'kind', title: say(text.kind) },
              { key: 'title', title: say(text.content) },
              { key: 'version', title: say(text.version) },
              { key: 'units', title: say(text.units) },
              { key: 'published', title: say(text.publishedAt) },
              { key: 'digest', title: say(text.digest) },
            ]}
          >
            {published.map((line) => (
              <tr key={line.digest}>
                <td className="nowrap">{say(kindText[line.kind])}</td>
                <td>
                  {say(line.title)} <span className="sub">{line.id}</span>
                </td>
                <td>{line.version}</td>
                <td>{line.units.map(({ name }) => say(name)).join(' · ')}</td>
                <td className="nowrap">{sayMoment(line.publishedAt)}</td>
                <td className="mono">{line.digest.slice(0, 16)}</td>
              </tr>
            ))}
          </Table>
        )}
      </Answered>
    </Panel>
  );
};

const Applies = () => {
  const say = useSay();
  const [state, again] = useAnswer(CatalogueInForce, '/catalogue');
  return (
    <Answered state={state} again={again}>
      {({ edition }) =>
        edition === null ? (
          <EmptyState>{say(referenceText.noCataloguePublished)}</EmptyState>
        ) : (
          <div className="console-reference">
            <AppliesView catalogue={edition.catalogue} today={chinaDay(new Date().toISOString())} />
          </div>
        )
      }
    </Answered>
  );
};

const Standards = () => {
  const [state, again] = useAnswer(SpecificationsInForce, '/content/in-force');
  return (
    <Answered state={state} again={again}>
      {({ checklists, ruleSets }) => (
        <div className="console-reference">
          <StandardsView
            specifications={checklists}
            ruleSets={new Map(ruleSets.map((ruleSet) => [ruleSet.id, ruleSet]))}
          />
        </div>
      )}
    </Answered>
  );
};

const views = {
  published: { words: text.published, screen: Published },
  products: { words: libraryText.view_products, screen: Applies },
  standards: { words: libraryText.view_standards, screen: Standards },
} as const;

/** What is published, and what can be looked up in it: what applies to a product, what rests on a standard. */
export const ContentScreen = ({ view = 'published' }: { view?: string | undefined }) => {
  const say = useSay();
  const chosen = view === 'products' || view === 'standards' ? view : 'published';
  const { screen: View } = views[chosen];
  return (
    <>
      <div className="page-head">
        <h1>{say(text.content)}</h1>
        <nav className="tabs" aria-label={say(text.content)}>
          {(['published', 'products', 'standards'] as const).map((name) => (
            <a
              key={name}
              href={name === 'published' ? '#/content' : `#/content/${name}`}
              className={name === chosen ? 'current' : ''}
              {...(name === chosen ? { 'aria-current': 'page' as const } : {})}
            >
              {say(views[name].words)}
            </a>
          ))}
        </nav>
      </div>
      <View />
    </>
  );
};
