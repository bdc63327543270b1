package io.datasync.worker.phone;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import io.datasync.worker.judge.PhoneNumbers;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/// Numbers without a country code are Indonesian ones (contract section 3: region ID).
@ApplicationScoped
public class IndonesianNumbers implements PhoneNumbers {
    private static final String REGION = "ID";

    private final PhoneNumberUtil numbers = PhoneNumberUtil.getInstance();

    @Override
    public Optional<String> e164(String text) {
        String plain = PlainMobile.e164(text);
        return plain == null ? byMetadata(text) : Optional.of(plain);
    }

    /// Whatever a person may have written, after libphonenumber's rules.
    Optional<String> byMetadata(String text) {
        PhoneNumber number;
        try {
            number = numbers.parse(text, REGION);
        } catch (NumberParseException _) {
            // Not a number is an answer here, not a failure.
            return Optional.empty();
        }
        return numbers.isValidNumber(number)
                ? Optional.of(numbers.format(number, PhoneNumberFormat.E164))
                : Optional.empty();
    }
}
