package dev.attest.lake.parquet;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdCompressCtx;
import java.io.IOException;
import java.io.OutputStream;
import java.util.OptionalLong;
import java.util.function.Consumer;

/// Writes the pages of one column chunk after the other, each a header and its content, compressed
/// (README.md, "Data Pages"; parquet.thrift, `PageHeader`).
final class Pages implements AutoCloseable {

    private static final int DATA = 0;
    private static final int DICTIONARY = 2;

    // Files of a day become one later, which is compressed with more patience.
    private static final int LEVEL = 1;

    private final OutputStream out;
    private final ZstdCompressCtx zstd = new ZstdCompressCtx();
    private final Buffer content = new Buffer();
    private final Buffer header = new Buffer();
    private byte[] compressed = {};
    private long position;

    // of the chunk that is being written
    private long start;
    private long uncompressed;
    private OptionalLong dictionaryAt = OptionalLong.empty();
    private long dataAt;
    private int dataPages;

    Pages(OutputStream out) {
        this.out = out;
        zstd.setLevel(LEVEL);
    }

    /// Writes bytes that are no page.
    void raw(byte[] bytes, int length) throws IOException {
        out.write(bytes, 0, length);
        position += length;
    }

    void beginChunk() {
        start = position;
        uncompressed = 0;
        dictionaryAt = OptionalLong.empty();
        dataPages = 0;
    }

    Chunk endChunk(Column<?> column, int values, Statistics statistics) {
        return new Chunk(
                column,
                values,
                dictionaryAt,
                dataAt,
                dataPages,
                position - start,
                uncompressed,
                statistics);
    }

    /// An empty page to fill.
    Buffer begin() {
        content.clear();
        return content;
    }

    /// Writes what was filled in as the chunk's dictionary.
    void dictionary(int values) throws IOException {
        dictionaryAt = OptionalLong.of(position);
        write(
                DICTIONARY,
                7,
                dictionary -> {
                    dictionary.i32(1, values);
                    dictionary.i32(2, Encoding.PLAIN.code);
                });
    }

    /// Writes what was filled in as the chunk's next data.
    ///
    /// @param values with those that are missing
    void data(int values, Encoding encoding) throws IOException {
        if (dataPages++ == 0) {
            dataAt = position;
        }
        write(
                DATA,
                5,
                data -> {
                    data.i32(1, values);
                    data.i32(2, encoding.code);
                    data.i32(3, Encoding.RLE.code);
                    data.i32(4, Encoding.RLE.code);
                });
    }

    private void write(int type, int field, Consumer<CompactThrift> kind) throws IOException {
        int size = compress();
        header.clear();
        CompactThrift.write(
                header,
                page -> {
                    page.i32(1, type);
                    page.i32(2, content.size());
                    page.i32(3, size);
                    page.struct(field, kind);
                });
        raw(header.array(), header.size());
        raw(compressed, size);
        uncompressed += header.size() + content.size();
    }

    private int compress() {
        int most = Math.toIntExact(Zstd.compressBound(content.size()));
        if (compressed.length < most) {
            compressed = new byte[most];
        }
        return zstd.compressByteArray(
                compressed, 0, compressed.length, content.array(), 0, content.size());
    }

    @Override
    public void close() {
        zstd.close();
    }
}
