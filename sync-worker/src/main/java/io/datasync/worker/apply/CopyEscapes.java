package io.datasync.worker.apply;

/// The backslash sequences that COPY writes in text format.
final class CopyEscapes {
    private CopyEscapes() {}

    /// The byte that a backslash and this letter stand for.
    static byte meaning(byte letter) {
        return switch (letter) {
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'v' -> 0x0b;
            default -> letter;
        };
    }

    /// @return how many bytes were put into `to`
    static int unescape(byte[] from, int start, int end, byte[] to) {
        int length = 0;
        for (int i = start; i < end; i++) {
            to[length++] = from[i] == '\\' ? meaning(from[++i]) : from[i];
        }
        return length;
    }
}
