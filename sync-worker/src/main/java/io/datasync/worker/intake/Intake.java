package io.datasync.worker.intake;

import io.datasync.contract.event.SyncRequest;
import io.datasync.contract.event.SyncRequest.ApproveRequested;
import io.datasync.contract.event.SyncRequest.CancelRequested;
import io.datasync.contract.event.SyncRequest.SyncRequested;
import io.datasync.worker.run.Approval;
import io.datasync.worker.run.RequestInbox;
import io.datasync.worker.run.RequestInbox.Derived;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;

/// Brings one record to its end: in the inbox, or refused in the inbox and kept in the dead letters. What is away is
/// waited for; a record is never lost and never holds up the next for its own faults.
final class Intake {
    private static final Logger LOG = Logger.getLogger(Intake.class);
    private static final int TRIES_OF_A_FAULT = 5;

    private final Examiner examiner;
    private final RequestInbox inbox;
    private final Letters letters;
    private final Retries retries;
    private final MeterRegistry meters;

    Intake(
            Examiner examiner,
            RequestInbox inbox,
            Letters letters,
            Retries retries,
            MeterRegistry meters) {
        this.examiner = examiner;
        this.inbox = inbox;
        this.letters = letters;
        this.retries = retries;
        this.meters = meters;
    }

    /// Returns when the record has come to its end, and may be acknowledged.
    ///
    /// @throws InterruptedException when the worker stops before that; the record will come again
    void settle(RequestRecord record) throws InterruptedException {
        switch (examined(record)) {
            case Examined.Accepted(SyncRequest request) -> take(record, request);
            case Examined.Refused refused -> refuse(record, refused);
            case Examined.Foreign(String type) -> {
                LOG.debugf("passed over %s of type %s", record, type);
                count("ignored");
            }
        }
    }

    private Examined examined(RequestRecord record) throws InterruptedException {
        for (int failures = 1; ; failures++) {
            try {
                return examiner.examine(record);
            } catch (IdentityProviderAway e) {
                LOG.warnf("%s waits: %s", record, e.getMessage());
                count("waited_for_identity");
                retries.pause(failures);
            } catch (RuntimeException e) {
                LOG.errorf("%s cannot be examined: %s", record, Failures.kind(e));
                return new Examined.Refused(
                        record.ownId(),
                        Refusal.unreadable("The request cannot be examined."),
                        null,
                        null);
            }
        }
    }

    private void take(RequestRecord record, SyncRequest request) throws InterruptedException {
        for (int failures = 1; ; failures++) {
            try {
                Optional<Refusal> refusal = take(request);
                if (refusal.isPresent()) {
                    refuse(record, refusedAfterAll(record, request, refusal.get()));
                }
                return;
            } catch (RuntimeException e) {
                boolean away = Failures.isOutage(e);
                if (Failures.isBadData(e) || (!away && failures >= TRIES_OF_A_FAULT)) {
                    LOG.errorf("%s cannot be taken: %s", record, Failures.kind(e));
                    Refusal refusal =
                            new Refusal(
                                    "REQUEST_NOT_TAKEN",
                                    "The request cannot be taken by the worker.");
                    refuse(record, refused(record, request, refusal));
                    return;
                }
                waited(record, failures, e);
            }
        }
    }

    /// Under an id of its own: the request's is that of a run, or may be.
    private static Examined.Refused refused(
            RequestRecord record, SyncRequest request, Refusal refusal) {
        return new Examined.Refused(
                record.ownId(), refusal, typeOf(request), request.requestedBy());
    }

    /// What asked for a run that never came to be keeps its id.
    private static Examined.Refused refusedAfterAll(
            RequestRecord record, SyncRequest request, Refusal refusal) {
        return request instanceof SyncRequested
                ? new Examined.Refused(
                        request.syncId(), refusal, typeOf(request), request.requestedBy())
                : refused(record, request, refusal);
    }

    /// @return why it is refused after all; empty when it was taken
    private Optional<Refusal> take(SyncRequest request) {
        return switch (request) {
            case SyncRequested requested when requested.derivedFrom() != null -> derive(requested);
            case SyncRequested requested -> {
                RequestInbox.Taken taken = inbox.take(requested);
                LOG.infof("sync %s of %s: %s", requested.syncId(), requested.syncType(), taken);
                count(taken.name().toLowerCase(Locale.ROOT));
                yield Optional.empty();
            }
            case CancelRequested cancel -> {
                inbox.cancel(cancel);
                LOG.infof("sync %s is to be cancelled", cancel.syncId());
                count("cancelled");
                yield Optional.empty();
            }
            case ApproveRequested approve -> {
                Approval approval = inbox.approve(approve);
                LOG.infof("approval of sync %s: %s", approve.syncId(), approval);
                count("approval_" + approval.name().toLowerCase(Locale.ROOT));
                yield Refusal.of(approval);
            }
        };
    }

    private Optional<Refusal> derive(SyncRequested request) {
        return switch (inbox.derive(request)) {
            case Derived.Refused(String code, String reason) ->
                    Optional.of(new Refusal(code, reason));
            case Derived.Queued _ -> {
                LOG.infof(
                        "sync %s of %s is about an earlier run",
                        request.syncId(), request.syncType());
                count("derived");
                yield Optional.empty();
            }
            case Derived.Known _ -> {
                count("known");
                yield Optional.empty();
            }
        };
    }

    private static String typeOf(SyncRequest request) {
        return switch (request) {
            case SyncRequested requested -> requested.syncType();
            case CancelRequested cancel -> cancel.syncType();
            case ApproveRequested approve -> approve.syncType();
        };
    }

    private void refuse(RequestRecord record, Examined.Refused refused)
            throws InterruptedException {
        Refusal refusal = refused.refusal();
        LOG.warnf("%s is refused: %s", record, refusal.code());
        UUID syncId = refused.syncId();
        until(
                record,
                () ->
                        inbox.reject(
                                syncId,
                                refusal.code(),
                                refusal.reason(),
                                refused.syncType(),
                                refused.requestedBy()));
        until(record, () -> letters.add(record, refusal));
        count("refused_" + refusal.code().toLowerCase(Locale.ROOT));
    }

    private void until(RequestRecord record, Step step) throws InterruptedException {
        for (int failures = 1; ; failures++) {
            try {
                step.run();
                return;
            } catch (InterruptedException e) {
                throw e;
            } catch (Exception e) {
                waited(record, failures, e);
            }
        }
    }

    private void waited(RequestRecord record, int failures, Exception e)
            throws InterruptedException {
        LOG.warnf("%s waits: %s", record, Failures.kind(e));
        count("waited_for_parts");
        retries.pause(failures);
    }

    private void count(String result) {
        meters.counter("datasync.requests", "result", result).increment();
    }

    /// Where refused records are kept.
    @FunctionalInterface
    interface Letters {
        void add(RequestRecord record, Refusal refusal) throws Exception;
    }

    @FunctionalInterface
    private interface Step {
        void run() throws Exception;
    }
}
