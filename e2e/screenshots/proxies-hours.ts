/**
 * A day of requests, busy by day and quiet by night, for the list of proxies to draw: one statement, since no mutation
 * makes the past.
 */
export const A_DAY_OF_REQUESTS = `do $$ begin
  perform set_config('keyhole.workspace', (select id from workspaces), true);
  insert into proxy_hours (workspace_id, proxy_id, hour, total, failed, durations, last_used_at)
  select workspace_id, id, hour, total, case when ago in (2, 9) then total / 3 else 0 end, array[total], hour
  from proxies,
    generate_series(0, 23) as ago,
    lateral (select date_trunc('hour', now()) - ago * interval '1 hour' as hour,
      (40 + 38 * sin(ago / 3.8))::integer * (case tag when 'stripe' then 9 else 1 end) as total) as made
  where tag in ('stripe', 'github');
end $$`;
