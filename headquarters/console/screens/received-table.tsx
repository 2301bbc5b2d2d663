import { useLanguage, useSay } from '../../../renderer/parts/language.tsx';
import { Table } from '../../../renderer/parts/table.tsx';
import type { ReceivedLine } from '../../../shared/exchange/console-api.ts';
import { consoleText as text } from '../../../shared/text/console.ts';
import { inspectionTypeText } from '../../../shared/text/visits.ts';
import { Result } from '../result.tsx';
import { sayMoment, saySize } from '../say-time.ts';

/** Received inspections, one a row; the firm's name opens the inspection. */
export const ReceivedTable = ({ lines }: { lines: readonly ReceivedLine[] }) => {
  const say = useSay();
  const language = useLanguage();
  return (
    <Table
      label={say(text.inspections)}
      tight
      columns={[
        { key: 'arrived', title: say(text.arrived) },
        { key: 'enterprise', title: say(text.enterprise) },
        { key: 'category', title: say(text.category) },
        { key: 'type', title: say(text.type) },
        { key: 'conclusion', title: say(text.conclusion) },
        { key: 'leader', title: say(text.leader) },
        { key: 'number', title: say(text.reportNumber) },
        { key: 'files', title: say(text.files), right: true },
      ]}
    >
      {lines.map((line) => (
        <tr key={line.submissionId}>
          <td className="nowrap">{sayMoment(line.receivedAt)}</td>
          <td>
            <a href={`#/inspections/${line.submissionId}`}>{line.enterprise}</a>
            <span className="sub">{line.creditCode}</span>
          </td>
          <td>
            {line.categories.map(({ name }) => name[language]).join(' · ')}
            {line.origin === 'laptop' && <span className="sub">{say(text.startedOnSpot)}</span>}
          </td>
          <td>{say(inspectionTypeText[line.type])}</td>
          <td>
            <Result outcome={line.outcome} words={line.resultWords} />
          </td>
          <td className="nowrap">{line.leader}</td>
          <td className="nowrap">
            {line.reportNumber}
            {line.amends !== null && <span className="sub">{say(text.amendment)}</span>}
            {line.amendedBy !== null && <span className="sub is-bad">{say(text.amended)}</span>}
          </td>
          <td className="right nowrap">
            {say(text.filesOf, { count: line.blobCount, size: saySize(line.blobBytes) })}
          </td>
        </tr>
      ))}
    </Table>
  );
};
