package io.datasync.worker.stage;

import io.datasync.contract.catalog.SyncType;
import io.datasync.worker.judge.PhoneNumbers;
import io.datasync.worker.run.Claim;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/// What one reading of a run's source is about.
///
/// @param location  as configured, for Google Sheets the spreadsheet's id
/// @param read      counts the records that passed, for whoever watches
/// @param wanted    the records that the run is about
/// @param onWaiting told when the source is waited for, and when no more
public record Reading(
        Claim claim,
        SyncType type,
        String location,
        PhoneNumbers phones,
        AtomicLong read,
        Wanted wanted,
        Consumer<Boolean> onWaiting) {}
