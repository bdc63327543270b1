package io.datasync.local.mail;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.util.GreenMail;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Executors;

/// The page at `/`, and what it shows as JSON: `GET /messages`, newest first, and `DELETE /messages`.
final class MailPage {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final GreenMail mail;

    private MailPage(GreenMail mail) {
        this.mail = mail;
    }

    static void serve(int port, GreenMail mail) throws IOException {
        MailPage page = new MailPage(mail);
        HttpServer server =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.createContext("/messages", page::messages);
        server.createContext("/", MailPage::index);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
    }

    private void messages(HttpExchange exchange) throws IOException {
        switch (exchange.getRequestMethod()) {
            case "GET" -> send(exchange, "application/json", JSON.writeValueAsBytes(list()));
            case "DELETE" -> {
                clear();
                exchange.sendResponseHeaders(204, -1);
                exchange.close();
            }
            default -> {
                exchange.sendResponseHeaders(405, -1);
                exchange.close();
            }
        }
    }

    private List<ReadMail> list() throws IOException {
        List<ReadMail> all = new ArrayList<>();
        try {
            MimeMessage[] received = mail.getReceivedMessages();
            for (int i = received.length - 1; i >= 0; i--) {
                all.add(ReadMail.of(i, received[i]));
            }
        } catch (MessagingException e) {
            throw new IOException("a mail cannot be read", e);
        }
        return all;
    }

    private void clear() throws IOException {
        try {
            mail.purgeEmailFromAllMailboxes();
        } catch (FolderException e) {
            throw new IOException("the mails cannot be removed", e);
        }
    }

    private static void index(HttpExchange exchange) throws IOException {
        try (InputStream in =
                Objects.requireNonNull(MailPage.class.getResourceAsStream("index.html"))) {
            send(exchange, "text/html; charset=UTF-8", in.readAllBytes());
        }
    }

    private static void send(HttpExchange exchange, String type, byte[] body) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.getResponseHeaders().set("Cache-Control", "no-cache");
        exchange.sendResponseHeaders(200, body.length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(body);
        }
    }
}
