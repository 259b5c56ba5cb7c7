import type { CubejsServerCore } from '@cubejs-backend/server-core';
import { compileInScope } from './compile-scope.js';
import { buildCubeOptions, type CoreOptions } from './core-options.js';
import type { Cube } from './cube.js';
import { type Gateway, guardGateway } from './guard-gateway.js';
import { ModelError, type ModelFiles, type ModelProblem, readModelProblems } from './model.js';
import { ModelVersions, readVersion } from './model-versions.js';

const SCRIPT_CACHE = 250;

/** Cube's server core with our model versions, data, authentication and rules in it. */
export interface SemanticCore extends CubejsServerCore {
  gateway(): ReturnType<CubejsServerCore['apiGateway']>;
  /** Compiles the model it began with; throws ModelError. */
  compile(): Promise<void>;
  /** Serves the new model if it compiles; otherwise returns why not and keeps the old one. */
  replaceModel(model: ModelFiles): Promise<readonly ModelProblem[]>;
  currentVersion(): string;
}

export function createCore(cube: Cube, options: CoreOptions): SemanticCore {
  const versions = new ModelVersions(options.model);

  class Core extends cube.CubejsServerCore {
    #shared: object | undefined;

    protected override readonly contextToAppId = (context: object | null) =>
      readVersion(context) ?? versions.current;

    // Cube's list of databases is closed in its types only.
    protected override contextToDbType = async () => options.data.dbType as 'postgres';

    protected override createApiGatewayInstance(
      ...parameters: Parameters<InstanceType<Cube['CubejsServerCore']>['createApiGatewayInstance']>
    ) {
      const gateway = super.createApiGatewayInstance(...parameters);
      // Gateway names the few members we guard; some of them are protected in Cube's declaration.
      guardGateway(gateway as unknown as Gateway, {
        cube,
        timezone: options.timezone,
        logger: options.logger,
        showErrors: options.showErrors,
        requireExpiry: options.auth.kind !== 'demo',
      });
      return gateway;
    }

    protected override createCompilerApi(repository: unknown, compilerOptions: Record<string, unknown> = {}) {
      const api = super.createCompilerApi(repository, compilerOptions);
      // A file that did not change is not compiled again for the next version of the model.
      if (this.#shared === undefined) this.#shared = pickCaches(api);
      else Object.assign(api, this.#shared);
      return api;
    }

    protected override createCompilerApiOptions(compilerOptions: Record<string, unknown> = {}) {
      return { ...super.createCompilerApiOptions(compilerOptions), compilerCacheSize: SCRIPT_CACHE };
    }

    gateway() {
      return this.apiGateway();
    }

    compile(): Promise<void> {
      return this.compileVersion(versions.current);
    }

    private async compileVersion(version: string): Promise<void> {
      const context = { securityContext: {}, requestId: `compile-${version}`, modelVersion: version };
      const api = await this.getCompilerApi(context);
      try {
        await compileInScope(() => api.getCompilers());
      } catch (error) {
        throw new ModelError(readModelProblems(error));
      }
    }

    async replaceModel(model: ModelFiles): Promise<readonly ModelProblem[]> {
      const version = versions.add(model);
      try {
        await this.compileVersion(version);
        versions.promote(version);
        return [];
      } catch (error) {
        this.compilerCache.delete(version);
        versions.forget(version);
        if (error instanceof ModelError) return error.problems;
        throw error;
      }
    }

    currentVersion(): string {
      return versions.current;
    }
  }

  return new Core(buildCubeOptions(options, versions));
}

function pickCaches(api: object): object {
  const entries = Object.entries(api).filter(([key]) => /^compiled(Script|Yaml|Jinja)Cache$/.test(key));
  return Object.fromEntries(entries);
}
