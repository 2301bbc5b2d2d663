import type { ReactNode } from 'react';
import type { ProductUnit } from '../../shared/domain/catalogue.ts';
import { type Criterion, type Item, typesOf } from '../../shared/domain/checklist.ts';
import { libraryText as text } from '../../shared/text/library.ts';
import { inspectionTypeText } from '../../shared/text/visits.ts';
import { useSay } from '../parts/language.tsx';
import { Table } from '../parts/table.tsx';
import { Basis, Certainty } from './certainty.tsx';
import './reference.css';

const Part = ({ title, children }: { title: string; children: ReactNode }) => (
  <section>
    <h3>{title}</h3>
    {children}
  </section>
);

type Measurement = Extract<Item['task'], { kind: 'measurement' }>;

const signs = { '>=': '≥', '<=': '≤', '>': '>', '<': '<', '=': '=', range: '' } as const;

const limitOf = ({ limit, op }: Criterion): string =>
  typeof limit === 'string' ? `${signs[op]} ${limit}` : `${limit[0]} – ${limit[1]}`;

/** What must hold, each with its limit, the standard it comes from and how certain that is. */
const Limits = ({ criteria }: { criteria: readonly Criterion[] }) => {
  const say = useSay();
  return (
    <Table
      label={say(text.limits)}
      tight
      columns={[
        { key: 'what', title: say(text.limitOf) },
        { key: 'limit', title: say(text.limits) },
        { key: 'standard', title: say(text.standard) },
      ]}
    >
      {criteria.map((criterion) => (
        <tr key={criterion.id}>
          <td>
            {say(criterion.name)}
            <div className="small faint mono">
              {criterion.value}
              {criterion.when !== undefined && ` · ${criterion.when}`}
            </div>
          </td>
          <td>
            <span className="mono">{limitOf(criterion)}</span> {criterion.unit}
          </td>
          <td>
            {criterion.standard}
            <Certainty provenance={criterion.provenance} />
          </td>
        </tr>
      ))}
    </Table>
  );
};

/** The numbers that a limit is looked up in, by the choice that is made on site. */
const Tables = ({ task }: { task: Measurement }) => {
  const say = useSay();
  const choices = new Map(
    task.parameters.flatMap(({ choices: own = [] }) => own.map(({ value, name }) => [value, say(name)])),
  );
  return task.tables.map(({ id, rows }) => (
    <dl className="limit-rows" key={id} aria-label={id}>
      <dt className="faint mono">{id}</dt>
      {Object.entries(rows).map(([choice, value]) => (
        <div key={choice}>
          <span className="faint">{choices.get(choice) ?? choice}</span> <span className="mono">{value}</span>
        </div>
      ))}
    </dl>
  ));
};

const Readings = ({ task }: { task: Measurement }) => {
  const say = useSay();
  return (
    <ul className="bullets">
      {task.parameters.map(({ id, name, unit }) => (
        <li key={id}>
          {say(name)}
          {unit !== null && unit !== '' && <span className="soft"> ({unit})</span>}
        </li>
      ))}
      {task.quantities.map(({ id, name, unit, count }) => (
        <li key={id}>
          {say(name)} <span className="soft">{say(text.readings, { count, unit })}</span>
        </li>
      ))}
    </ul>
  );
};

const Task = ({ task }: { task: Item['task'] }) => {
  const say = useSay();
  switch (task.kind) {
    case 'judgement':
      return null;
    case 'measurement':
      return (
        <Part title={say(text.task_measurement)}>
          <Readings task={task} />
          <Limits criteria={task.criteria} />
          <Tables task={task} />
        </Part>
      );
    case 'sampling':
      return (
        <Part title={say(text.task_sampling)}>
          {say(task.plan)} <span className="soft">({task.unit})</span>
        </Part>
      );
    case 'document':
      return (
        <Part title={say(text.task_document)}>
          <ul className="bullets">
            {task.documents.map(({ id, name }) => (
              <li key={id}>{say(name)}</li>
            ))}
          </ul>
        </Part>
      );
    case 'equipment':
      return (
        <Part title={say(text.task_equipment)}>
          <ul className="bullets">
            {task.rows.map(({ id, name, demand, calibrated, provenance }) => (
              <li key={id}>
                {say(name)}
                {demand && <span className="soft"> · {say(demand)}</span>}
                {calibrated && <span className="faint"> · {say(text.calibrated)}</span>}
                {provenance.basis !== 'source' && <Basis provenance={provenance} />}
              </li>
            ))}
          </ul>
        </Part>
      );
  }
};

/** One clause to read: what it asks, how it is checked, what it rests on. */
export const ItemPage = ({
  item,
  veto,
  units,
}: {
  item: Item;
  veto: boolean;
  units: readonly ProductUnit[];
}) => {
  const say = useSay();
  return (
    <article className="reference-page">
      <header>
        <div className="line small faint">
          <span>{say(text[`task_${item.task.kind}`])}</span>
          {veto && <span className="veto-mark">{say(text.veto)}</span>}
          <span>
            {typesOf(item)
              .map((type) => say(inspectionTypeText[type]))
              .join(say(text.comma))}
          </span>
        </div>
        <h2 className="title">
          {item.clause} {say(item.title)}
        </h2>
      </header>
      {item.units && (
        <Part title={say(text.askedOf)}>
          {units
            .filter(({ id }) => item.units?.includes(id))
            .map(({ name }) => say(name))
            .join(say(text.comma))}
        </Part>
      )}
      <Part title={say(text.requirement)}>
        <p className="prose">{say(item.requirement)}</p>
      </Part>
      {item.checks.length > 0 && (
        <Part title={say(text.checks)}>
          <ol>
            {item.checks.map((words) => (
              <li key={words.en}>{say(words)}</li>
            ))}
          </ol>
        </Part>
      )}
      <Task task={item.task} />
      {item.evidence.length > 0 && (
        <Part title={say(text.evidence)}>
          <ul className="bullets">
            {item.evidence.map(({ id, words, atLeast, when }) => (
              <li key={id}>
                {say(words)} <span className="soft">{say(text.evidenceAtLeast, { count: atLeast })}</span>
                {when === 'nonconforming' && <span className="soft">{say(text.evidenceWhen)}</span>}
              </li>
            ))}
          </ul>
        </Part>
      )}
      <Part title={say(text.source)}>
        <Certainty provenance={item.provenance} />
      </Part>
    </article>
  );
};
