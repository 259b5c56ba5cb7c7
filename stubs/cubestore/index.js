// Cube Store's package downloads a binary when it is installed. Accord asks the warehouse itself and keeps its cache in
// memory, so a clone holds this instead: the same exports, and an honest error for whoever would start Cube Store.

class CubeStoreHandler {
  async acquire() {
    throw new Error(
      'Cube Store is not installed in this clone. Pre-aggregations with `external: true` need it: ' +
        'run Cube Store separately and set CUBEJS_CUBESTORE_HOST.',
    );
  }

  async release() {}
}

exports.isCubeStoreSupported = () => false;
exports.CubeStoreHandler = CubeStoreHandler;
