import type { Verdict } from '../oracle/question';
import { bodyOf, codeOf, type Answer } from '../wire/ask';
import type { Arrangement } from '../operations/arrangement';
import type { Aimed } from '../operations/targets';

const isDone = ({ status }: Answer): boolean => status >= 200 && status < 300;

const isEmptyList = (answer: Answer): boolean => {
  const { data } = bodyOf(answer);
  return answer.status === 200 && Array.isArray(data) && data.length === 0;
};

/** Tells what is wrong with an answer, by what the oracle says; undefined where it is as it should be. */
export function faultIn(
  answer: Answer,
  expected: Verdict,
  { arrangement, aimed }: { arrangement: Arrangement; aimed: Aimed },
): string | undefined {
  const fits = fitting[expected](answer, { arrangement, aimed });
  return fits ? undefined : `${expected}, but the answer was ${answer.status} ${codeOf(answer) || answer.text.slice(0, 200)}`;
}

type Fitting = (answer: Answer, at: { arrangement: Arrangement; aimed: Aimed }) => boolean;

const fitting: Readonly<Record<Verdict, Fitting>> = {
  allowed: (answer, { arrangement: { ruleRefusals = [] } }) => isDone(answer) || ruleRefusals.includes(codeOf(answer)),
  'unknown asker': ({ status }) => status === 401,
  forbidden: ({ status }, { arrangement, aimed: { place } }) => {
    // Where the right hangs on the target, the shape of its id is looked at before. Who reads the own record learns nothing from its being absent to a change.
    const isOwnRecord = arrangement.aim === 'record' && place === 'self';
    return status === 403 || (place === 'malformed' && status === 400) || (isOwnRecord && status === 404);
  },
  hidden: (answer, { arrangement: { emptyOutside, cutToScope, neutral }, aimed: { place } }) => {
    if (neutral !== undefined) return codeOf(answer) === neutral;
    if (cutToScope && place !== 'absent') return answer.status === 200;
    return emptyOutside || cutToScope ? isEmptyList(answer) : answer.status === 404;
  },
  malformed: ({ status }) => status === 400,
};

const ids = /[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g;

/** What a refusal shows to whoever compares two: everything but the address asked, the ids that the asker wrote there, the trace and the time. */
export function appearance(answer: Answer): string {
  const { instance: _, traceId: __, ...body } = bodyOf(answer);
  const { date: ___, traceparent: ____, ...headers } = answer.headers;
  const asked = JSON.stringify([answer.asked.path, answer.asked.body]);
  return JSON.stringify([answer.status, body, headers]).replaceAll(ids, (id) => (asked.includes(id) ? 'the id that was asked' : id));
}
