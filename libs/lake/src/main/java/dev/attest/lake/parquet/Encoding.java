package dev.attest.lake.parquet;

/// How values stand in a page (parquet.thrift, `Encoding`).
enum Encoding {
    PLAIN(0),
    RLE(3),
    RLE_DICTIONARY(8);

    final int code;

    Encoding(int code) {
        this.code = code;
    }
}
