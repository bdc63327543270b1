package io.datasync.local;

import java.util.List;

/// The one origin in front of the three HTTP services.
public final class FrontDoorPart extends ProcessPart {
    public static final int PORT = 8080;

    /// The services behind it, by port; sync-api takes what is not one of the others'.
    public record Behind(int syncApi, int auditService, int notificationGateway) {}

    private final Behind behind;

    private FrontDoorPart(Place place, int port, Behind behind) {
        super(place, port);
        this.behind = behind;
    }

    public static FrontDoorPart temporary(Behind behind) {
        return new FrontDoorPart(Place.temporary("front-door"), Ports.free(), behind);
    }

    public static FrontDoorPart at(Place place, int port, Behind behind) {
        return new FrontDoorPart(place, port, behind);
    }

    public String origin() {
        return "http://localhost:" + port();
    }

    @Override
    List<String> command() {
        return new JavaCommand(place(), 96)
                .options("-XX:TieredStopAtLevel=1")
                .main(
                        Project.ownClasspath(),
                        "io.datasync.local.door.FrontDoor",
                        Integer.toString(port()),
                        Integer.toString(behind.syncApi()),
                        Integer.toString(behind.auditService()),
                        Integer.toString(behind.notificationGateway()));
    }

    @Override
    boolean isReady() {
        return Ports.answers(port());
    }
}
