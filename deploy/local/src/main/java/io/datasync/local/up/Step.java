package io.datasync.local.up;

import io.datasync.local.Part;
import java.util.List;

/// A part to start, and the parts that must answer before.
///
/// @param title as a person calls it
record Step(String title, Part part, List<Part> after) {
    Step {
        after = List.copyOf(after);
    }
}
