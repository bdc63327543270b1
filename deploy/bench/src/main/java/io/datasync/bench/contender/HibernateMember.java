package io.datasync.bench.contender;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalTime;
import org.jspecify.annotations.Nullable;

/// The record as an entity.
@Entity
@Table(schema = "directory", name = "member")
class HibernateMember {
    @Id @Nullable String code;
    @Nullable String name;
    @Nullable String email;

    @Column(name = "phone_number")
    @Nullable String phone;

    @Nullable String city;
    @Nullable String notes;

    @Column(name = "joined_on")
    @Nullable LocalDate joinedOn;

    @Column(name = "starts_at")
    @Nullable LocalTime startsAt;

    boolean active;
    @Nullable BigDecimal rate;

    void take(SheetRow row) {
        name = row.name();
        email = row.email();
        phone = row.phone();
        city = row.city();
        notes = row.notes();
        joinedOn = row.joinedOn();
        startsAt = row.startsAt();
        active = row.active();
        rate = row.rate();
    }
}
