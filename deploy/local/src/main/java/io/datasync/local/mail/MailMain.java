package io.datasync.local.mail;

import com.icegreen.greenmail.configuration.GreenMailConfiguration;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import java.io.IOException;

/// The mail server as a process of its own: the port for SMTP, the port of the page.
public final class MailMain {
    private MailMain() {}

    public static void main(String[] arguments) throws IOException {
        ServerSetup smtp =
                new ServerSetup(
                        Integer.parseInt(arguments[0]), "localhost", ServerSetup.PROTOCOL_SMTP);
        GreenMail mail =
                new GreenMail(smtp)
                        .withConfiguration(
                                GreenMailConfiguration.aConfig().withDisabledAuthentication());
        mail.start();
        MailPage.serve(Integer.parseInt(arguments[1]), mail);
    }
}
