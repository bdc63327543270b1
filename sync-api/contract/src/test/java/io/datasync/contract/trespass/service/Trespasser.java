package io.datasync.contract.trespass.service;

import java.util.logging.Logger;

/// Breaks the rules of [io.datasync.contract.ArchitectureRules] on purpose.
public final class Trespasser {
    private static final Logger LOG = Logger.getLogger("trespass");

    private Trespasser() {}

    static void trespass() throws InterruptedException {
        System.out.println("here");
        LOG.info("here");
        Thread.sleep(1);
    }
}
