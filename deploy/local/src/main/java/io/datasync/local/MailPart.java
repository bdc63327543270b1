package io.datasync.local;

import java.util.List;

/// A mail server that keeps what it is sent, with a page to read it.
public final class MailPart extends ProcessPart {
    public static final int PORT = 2525;
    public static final int PAGE_PORT = 8191;

    private final int pagePort;

    private MailPart(Place place, int port, int pagePort) {
        super(place, port);
        this.pagePort = pagePort;
    }

    public static MailPart temporary() {
        return new MailPart(Place.temporary("mail"), Ports.free(), Ports.free());
    }

    public static MailPart at(Place place, int port, int pagePort) {
        return new MailPart(place, port, pagePort);
    }

    /// The page; below it `GET messages` gives the mails as JSON, `DELETE messages` removes them.
    public String page() {
        return "http://localhost:" + pagePort + "/";
    }

    @Override
    public List<Integer> ports() {
        return List.of(port(), pagePort);
    }

    @Override
    List<String> command() {
        return new JavaCommand(place(), 64)
                .options("-XX:TieredStopAtLevel=1")
                .main(
                        Project.ownClasspath(),
                        "io.datasync.local.mail.MailMain",
                        Integer.toString(port()),
                        Integer.toString(pagePort));
    }

    @Override
    boolean isReady() {
        return Ports.answers(port()) && Ports.answers(pagePort);
    }
}
