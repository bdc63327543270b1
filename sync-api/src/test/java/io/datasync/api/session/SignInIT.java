package io.datasync.api.session;

import static io.restassured.config.RedirectConfig.redirectConfig;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.datasync.api.testing.Parts;
import io.datasync.api.testing.Person;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.config.RestAssuredConfig;
import io.restassured.filter.cookie.CookieFilter;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(Parts.class)
class SignInIT {
    private final CookieFilter cookies = new CookieFilter();

    @Test
    void aPersonSignsInAndComesToThePageTheyWanted() {
        Response last = signIn(Person.ADMIN, "/types/therapists?q=a");

        assertThat(last.statusCode()).isEqualTo(303);
        assertThat(path(last)).isEqualTo("/types/therapists?q=a");
        browser()
                .get("/api/session")
                .then()
                .statusCode(200)
                .header("Cache-Control", "no-store")
                .body("name", equalTo("Sarah Hartono"))
                .body("email", equalTo("admin@example.com"))
                .body("roles", equalTo(List.of("admin")));
    }

    @Test
    void theSessionIsACookieThatScriptsCannotReadAndThatHoldsNoToken() {
        Response callback = follow(follow(open("/auth/login?to=/")));

        assertThat(callback.getHeaders().getValues("Set-Cookie"))
                .filteredOn(cookie -> cookie.startsWith("q_session"))
                .isNotEmpty()
                .allSatisfy(
                        cookie ->
                                assertThat(cookie)
                                        .containsIgnoringCase("HttpOnly")
                                        .containsIgnoringCase("SameSite=Lax")
                                        .contains("Path=/")
                                        .doesNotContain(
                                                Parts.identity()
                                                        .token(Person.ADMIN)
                                                        .substring(0, 30)));
    }

    @Test
    void aSignInNeverLeadsToAnotherSite() {
        for (String target : List.of("//evil.example", "https://evil.example", "/\\evil.example")) {
            assertThat(path(signIn(Person.ADMIN, target))).isEqualTo("/");
        }
    }

    @Test
    void theRedirectGoesBackToTheHostTheFrontDoorNamed() {
        Response challenge =
                browser()
                        .header("X-Forwarded-Host", "sync.example.com")
                        .header("X-Forwarded-Proto", "https")
                        .get("/auth/login");

        assertThat(challenge.statusCode()).isEqualTo(302);
        assertThat(challenge.header("Location"))
                .startsWith(Parts.identity().issuer())
                .contains("redirect_uri=https%3A%2F%2Fsync.example.com%2Fauth%2Fcallback")
                .contains("code_challenge_method=S256");
    }

    @Test
    void aChangeMadeWithTheCookieNeedsTheHeader() {
        signIn(Person.ADMIN, "/");

        browser()
                .contentType("application/json")
                .body("{\"type\":\"x\",\"mode\":\"apply\"}")
                .post("/api/syncs")
                .then()
                .statusCode(403)
                .contentType("application/problem+json")
                .body("code", equalTo("CSRF_HEADER_MISSING"));
        browser()
                .header("X-Requested-With", "JavaScript")
                .contentType("application/json")
                .body("{\"type\":\"x\",\"mode\":\"apply\"}")
                .post("/api/syncs")
                .then()
                .statusCode(400)
                .body("code", equalTo("SYNC_TYPE_UNKNOWN"));
    }

    @Test
    void theCookieGivesNoMoreThanThePersonsRoles() {
        signIn(Person.VIEWER, "/");

        browser().get("/api/sync-types").then().statusCode(200);
        browser()
                .header("X-Requested-With", "JavaScript")
                .contentType("application/json")
                .body("{\"type\":\"locations\",\"mode\":\"apply\"}")
                .post("/api/syncs")
                .then()
                .statusCode(403)
                .body("code", equalTo("ROLE_MISSING"));
    }

    @Test
    void signingOutEndsTheSessionHereAndAtTheProvider() {
        signIn(Person.ADMIN, "/");

        Response logout = open("/auth/logout");

        assertThat(logout.statusCode()).isEqualTo(302);
        assertThat(logout.header("Location"))
                .startsWith(Parts.identity().issuer() + "/protocol/openid-connect/logout")
                .contains("post_logout_redirect_uri=")
                .contains("signed-out");
        browser().get("/api/session").then().statusCode(401);
    }

    @Test
    void aCookieThatIsNoneOfOursIsNoSession() {
        RestAssured.given()
                .cookie("q_session", "nonsense")
                .get("/api/session")
                .then()
                .statusCode(401)
                .body("code", equalTo("UNAUTHENTICATED"));
    }

    @Test
    void aSignInThatTheProviderRefusedEndsOnTheSignedOutPage() {
        String provider = open("/auth/login").header("Location");
        String state = provider.replaceFirst(".*[?&]state=([^&]+).*", "$1");

        Response callback = open("/auth/callback?error=access_denied&state=" + state);

        assertThat(callback.statusCode()).isEqualTo(302);
        assertThat(path(callback)).startsWith("/signed-out");
    }

    @Test
    void aCallbackWithoutASignInBeginsOne() {
        Response callback = open("/auth/callback?code=x&state=y");

        assertThat(callback.statusCode()).isEqualTo(302);
        assertThat(callback.header("Location")).startsWith(Parts.identity().issuer());
    }

    @Test
    void everyAnswerTellsTheBrowserWhatItMayDo() {
        RestAssured.given()
                .get("/api/session")
                .then()
                .header("Content-Security-Policy", containsString("frame-ancestors 'none'"))
                .header("Content-Security-Policy", containsString("script-src 'self'"))
                .header("X-Content-Type-Options", "nosniff")
                .header("Referrer-Policy", "same-origin");
    }

    private Response signIn(Person person, String to) {
        Parts.identity().visitor(person);
        String query = URLEncoder.encode(to, StandardCharsets.UTF_8);
        Response answer = open("/auth/login?to=" + query);
        for (int hop = 0; hop < 5 && answer.statusCode() == 302; hop++) {
            answer = follow(answer);
        }
        return answer;
    }

    private Response follow(Response redirect) {
        String location = redirect.header("Location");
        return open(location);
    }

    private Response open(String address) {
        return browser().urlEncodingEnabled(false).get(address);
    }

    private RequestSpecification browser() {
        return RestAssured.given()
                .config(
                        RestAssuredConfig.config()
                                .redirect(redirectConfig().followRedirects(false)))
                .filter(cookies);
    }

    /// Where it leads to on this server.
    private static String path(Response redirect) {
        URI location = URI.create(redirect.header("Location"));
        assertThat(location.getHost()).isIn(null, "localhost");
        String query = location.getRawQuery();
        return location.getRawPath() + (query == null ? "" : "?" + query);
    }
}
