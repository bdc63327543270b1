package io.datasync.local.sheets;

import java.util.Optional;
import java.util.stream.Stream;

/// One way in which Google, or the network before it, can fail.
public enum Fault {
    NONE("none"),
    TOO_MANY("429"),
    TOO_MANY_RETRY_AFTER("429-retry-after"),
    INTERNAL("500"),
    BAD_GATEWAY("502"),
    UNAVAILABLE("503"),
    FORBIDDEN("403"),
    NOT_FOUND("404"),
    /// The request is taken and never answered.
    HANG("hang"),
    /// The connection ends in the middle of the answer.
    CUT("cut"),
    /// The answer ends well as HTTP, in the middle of its JSON.
    CUT_JSON("cut-json"),
    /// A page in place of JSON, with status 200.
    HTML("html");

    private final String code;

    Fault(String code) {
        this.code = code;
    }

    /// As the control API calls it.
    public String code() {
        return code;
    }

    static Optional<Fault> coded(String code) {
        return Stream.of(values()).filter(fault -> fault.code.equals(code)).findFirst();
    }
}
