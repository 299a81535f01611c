import type { ProxyRow } from "./queries.ts";

type Hours = ProxyRow["requestsPerHour"];

const BAR = 3;
const STEP = 4;
const HEIGHT = 20;

/** The last 24 hours as bars, oldest first, and the same in words. */
export function Activity({ hours }: { hours: Hours }) {
  const { total, failed } = sums(hours);
  if (total === 0) return <span className="text-text-muted">No requests</span>;
  return (
    <span className="flex flex-wrap items-center gap-x-2.5 gap-y-0.5 sm:flex-col sm:items-start">
      <Bars hours={hours} />
      <span className="tabular-nums">{sentence(total, failed)}</span>
    </span>
  );
}

/** "1,204 requests, 3 failed" */
function sentence(total: number, failed: number): string {
  const requests = `${total.toLocaleString("en")} ${total === 1 ? "request" : "requests"}`;
  return failed === 0 ? requests : `${requests}, ${failed.toLocaleString("en")} failed`;
}

function sums(hours: Hours): { total: number; failed: number } {
  return {
    total: hours.reduce((sum, { total }) => sum + total, 0),
    failed: hours.reduce((sum, { failed }) => sum + failed, 0),
  };
}

/** Failed ones stand on top. An hour with a single request, or a single failure, is still to be seen. */
function Bars({ hours }: { hours: Hours }) {
  const most = Math.max(...hours.map(({ total }) => total));
  const width = hours.length * STEP - (STEP - BAR);
  const heightOf = (count: number) => (count === 0 ? 0 : Math.max(2, Math.round((count / most) * HEIGHT)));
  return (
    <svg
      aria-hidden="true"
      width={width}
      height={HEIGHT}
      viewBox={`0 0 ${width} ${HEIGHT}`}
      className="shrink-0"
    >
      {hours.map(({ hour, total, failed }, index) => {
        const bar = heightOf(total);
        const top = Math.min(bar, heightOf(failed));
        const x = index * STEP;
        return (
          <g key={hour}>
            {total === 0 && (
              <rect x={x} y={HEIGHT - 1} width={BAR} height={1} className="fill-border-control" />
            )}
            <rect x={x} y={HEIGHT - bar} width={BAR} height={bar} className="fill-accent" />
            <rect x={x} y={HEIGHT - bar} width={BAR} height={top} className="fill-danger" />
          </g>
        );
      })}
    </svg>
  );
}
