package io.datasync.local;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.Message;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Date;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class MailPartIT {
    @Test
    void aMailThatIsSentCanBeReadInTheBrowser() throws Exception {
        try (MailPart mail = MailPart.temporary();
                HttpClient client = HttpClient.newHttpClient()) {
            mail.start();
            send(mail.port());
            HttpRequest list = HttpRequest.newBuilder(URI.create(mail.page() + "messages")).build();
            assertThat(client.send(list, BodyHandlers.ofString()).body())
                    .contains("Sync failed", "sarah@example.com", "The sheet could not be read");
            HttpRequest page = HttpRequest.newBuilder(URI.create(mail.page())).build();
            assertThat(client.send(page, BodyHandlers.ofString()).body())
                    .contains("Mail of the local demo");
        }
    }

    private static void send(int port) throws Exception {
        Properties settings = new Properties();
        settings.put("mail.smtp.host", "localhost");
        settings.put("mail.smtp.port", Integer.toString(port));
        MimeMessage message = new MimeMessage(Session.getInstance(settings));
        message.setFrom(new InternetAddress("datasync@example.com"));
        message.setRecipient(Message.RecipientType.TO, new InternetAddress("sarah@example.com"));
        message.setSubject("Sync failed");
        message.setSentDate(new Date());
        message.setText("The sheet could not be read");
        Transport.send(message);
    }
}
