package io.datasync.local.mail;

import jakarta.mail.Address;
import jakarta.mail.BodyPart;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A received mail with its plain text and its HTML, either of which may be empty.
record ReadMail(
        int id, String from, List<String> to, String subject, String at, String text, String html) {

    static ReadMail of(int id, MimeMessage message) throws MessagingException, IOException {
        @Nullable Date sent = message.getSentDate();
        return new ReadMail(
                id,
                String.join(", ", addresses(message.getFrom())),
                addresses(message.getRecipients(Message.RecipientType.TO)),
                message.getSubject() == null ? "" : message.getSubject(),
                (sent == null ? Instant.EPOCH : sent.toInstant()).toString(),
                part(message, "text/plain"),
                part(message, "text/html"));
    }

    private static List<String> addresses(Address @Nullable [] addresses) {
        return addresses == null
                ? List.of()
                : Arrays.stream(addresses).map(ReadMail::written).toList();
    }

    private static String written(Address address) {
        return address instanceof InternetAddress internet
                ? internet.toUnicodeString()
                : address.toString();
    }

    /// The first part of that type, however deep.
    private static String part(Part part, String type) throws MessagingException, IOException {
        if (part.isMimeType(type)) {
            return String.valueOf(part.getContent());
        }
        if (part.isMimeType("multipart/*") && part.getContent() instanceof Multipart parts) {
            for (int i = 0; i < parts.getCount(); i++) {
                BodyPart child = parts.getBodyPart(i);
                String found = part(child, type);
                if (!found.isEmpty()) {
                    return found;
                }
            }
        }
        return "";
    }
}
