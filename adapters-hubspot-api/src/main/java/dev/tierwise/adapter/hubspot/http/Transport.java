package dev.tierwise.adapter.hubspot.http;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import okhttp3.Call;
import okhttp3.Callback;
import okhttp3.ConnectionPool;
import okhttp3.Dispatcher;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import okio.BufferedSource;

/**
 * Sends one request and reads its answer. What OkHttp would do by itself is switched off: a repetition would go past
 * the limits, and a redirect would take the token along.
 *
 * <p>Calls run on OkHttp's threads, because a thread that reads from a socket does not hear an interrupt.
 */
final class Transport implements AutoCloseable {

    static final int LARGEST_BODY = 16 * 1024 * 1024;
    private static final int LARGEST_ERROR = 64 * 1024;
    private static final Duration GRACE = Duration.ofMillis(250);
    private static final int MOST_IDLE_CONNECTIONS = 256;

    private final ExecutorService threads;
    private final OkHttpClient client;

    Transport(TimeLimits timeLimits) {
        threads = new ThreadPoolExecutor(
                0, Integer.MAX_VALUE, 10, TimeUnit.SECONDS, new SynchronousQueue<>(), Transport::thread);
        Dispatcher dispatcher = new Dispatcher(threads);
        dispatcher.setMaxRequests(Integer.MAX_VALUE);
        dispatcher.setMaxRequestsPerHost(Integer.MAX_VALUE);
        client = new OkHttpClient.Builder()
                .dispatcher(dispatcher)
                .connectionPool(new ConnectionPool(MOST_IDLE_CONNECTIONS, 1, TimeUnit.MINUTES))
                .retryOnConnectionFailure(false)
                .followRedirects(false)
                .followSslRedirects(false)
                .addNetworkInterceptor(Transport::withoutImmediateRetry)
                .connectTimeout(timeLimits.connecting())
                .readTimeout(timeLimits.reading())
                .writeTimeout(timeLimits.reading())
                .callTimeout(timeLimits.calling())
                .build();
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "hubspot");
        thread.setDaemon(true);
        return thread;
    }

    /** OkHttp repeats a 503 that allows it at once, even when told not to repeat anything. */
    private static Response withoutImmediateRetry(Interceptor.Chain chain) throws IOException {
        Response response = chain.proceed(chain.request());
        boolean atOnce = response.code() == 503
                && response.header("Retry-After", "").strip().matches("0+");
        return atOnce ? response.newBuilder().removeHeader("Retry-After").build() : response;
    }

    /**
     * Sends a request and waits for the whole answer.
     *
     * @param longest   when to give up, if that is before the usual time
     * @param onHeaders told of the answer when its headers are there, before its body is
     */
    ApiResponse send(Request request, Duration longest, Consumer<Response> onHeaders)
            throws IOException, InterruptedException {
        Call call = client.newCall(request);
        long most = Math.min(call.timeout().timeoutNanos(), longest.toNanos());
        call.timeout().timeout(most, TimeUnit.NANOSECONDS);
        CompletableFuture<ApiResponse> answer = new CompletableFuture<>();
        call.enqueue(new Callback() {
            @Override
            public void onResponse(Call answered, Response response) {
                try (response) {
                    onHeaders.accept(response);
                    answer.complete(read(response));
                } catch (IOException | RuntimeException e) {
                    answer.completeExceptionally(e);
                }
            }

            @Override
            public void onFailure(Call failed, IOException e) {
                answer.completeExceptionally(e);
            }
        });
        try {
            // OkHttp cannot end a look-up of a host's name, which may take longer than the whole call has
            return answer.get(most + GRACE.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            call.cancel();
            throw new InterruptedIOException("timeout");
        } catch (InterruptedException e) {
            call.cancel();
            throw e;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException failure) {
                throw failure;
            }
            throw new IllegalStateException("reading an answer failed", e.getCause());
        }
    }

    /** The body is counted after decompression, so that a small answer cannot become a large one unnoticed. */
    private static ApiResponse read(Response response) throws IOException {
        int most = response.isSuccessful() ? LARGEST_BODY : LARGEST_ERROR;
        BufferedSource source = response.body().source();
        boolean tooLong = source.request(most + 1L);
        byte[] body = tooLong ? source.readByteArray(most) : source.readByteArray();
        return new ApiResponse(response.code(), response.headers(), body, tooLong);
    }

    @Override
    public void close() {
        client.dispatcher().cancelAll();
        threads.shutdown();
        client.connectionPool().evictAll();
    }
}
