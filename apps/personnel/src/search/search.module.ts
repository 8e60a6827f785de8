import { Module } from '@nestjs/common';
import { RecordModule } from '../record/record.module';
import { LineRefresher } from './line-refresher';
import { RecordSearch } from './record-search.query';
import { SearchHandler } from './search.handler';

@Module({ imports: [RecordModule], controllers: [SearchHandler], providers: [RecordSearch, LineRefresher] })
export class SearchModule {}
