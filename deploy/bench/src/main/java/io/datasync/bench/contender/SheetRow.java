package io.datasync.bench.contender;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalTime;

/// A row as those who do not judge it take it from the wire: every cell turned into its column's type, no more.
record SheetRow(
        String code,
        String name,
        String email,
        String phone,
        String city,
        String notes,
        LocalDate joinedOn,
        LocalTime startsAt,
        boolean active,
        BigDecimal rate) {}
