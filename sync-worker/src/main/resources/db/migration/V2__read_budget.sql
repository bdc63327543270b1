-- The reads of the last minute for each account at Google, shared by all workers. Google counts reads per account and
-- minute, so the times themselves are kept: no sixty seconds ever hold more than the budget.
CREATE TABLE read_budget (
    account text PRIMARY KEY,
    taken timestamptz[] NOT NULL DEFAULT '{}'
);
