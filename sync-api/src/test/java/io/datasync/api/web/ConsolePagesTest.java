package io.datasync.api.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConsolePagesTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/history",
                "/types/therapists",
                "/runs/019ab0f2",
                "/signed-out",
                "/apis",
                "/queue/x.y/z"
            })
    void pagesOfTheConsoleAreOneFile(String path) {
        assertThat(ConsolePages.isPage(path)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/api",
                "/api/nothing",
                "/ws/notifications",
                "/auth/login",
                "/q/health/ready",
                "/favicon.svg",
                "/assets/index-1.js"
            })
    void whatIsAnsweredOtherwiseIsNoPage(String path) {
        assertThat(ConsolePages.isPage(path)).isFalse();
    }
}
